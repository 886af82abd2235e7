/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is tried with any bytes at all: each reader has one file, run by libFuzzer (-Dfuzz=true)
 * and, over what that kept, by the test programs. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gives the reader one input; what must hold is asserted. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* (transfer none): a file in memory with these bytes, until the next */
const char *fuzz_write (const void *data, gsize size);
/* The same, as a package: parts of @data stand between bytes 0x1e, in the order of @names; those
 * that are not given are @defaults. Bytes that are a package already are written as they are. */
const char *fuzz_write_package (const guint8 *data,
                                gsize size,
                                const char *const *names,
                                const char *const *defaults);
/* All sheets of a file are read, and read the same once more. */
void fuzz_read_workbook (const char *path);
/* A refusal says why, in a sentence that can be shown. */
void fuzz_check_refusal (const GError *error);
/* What was read is UTF-8. */
void fuzz_check_text (const char *text);

G_END_DECLS
