/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong in the world, in the few kinds that a caller can act on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OPCC_ERROR (opcc_error_quark ())

/**
 * OpccError:
 * @OPCC_ERROR_INVALID: what was given cannot be read or breaks a rule; correct it and try again
 * @OPCC_ERROR_NOT_FOUND: there is no such record, file or column
 * @OPCC_ERROR_REFUSED: understood, and not allowed as things stand
 * @OPCC_ERROR_CONFLICT: somebody changed the record since it was read
 * @OPCC_ERROR_DAMAGED: the file is not whole, or was altered outside the program
 * @OPCC_ERROR_NEWER: a newer OPCC Desk wrote the file
 * @OPCC_ERROR_LOCKED: another program has the file open for writing
 * @OPCC_ERROR_READ_ONLY: the file, its folder or its medium cannot be written
 * @OPCC_ERROR_NO_SPACE: the disk is full
 * @OPCC_ERROR_UNSAFE_PLACE: a network share or a synchronised folder
 * @OPCC_ERROR_TOO_LARGE: over a limit that protects the program
 * @OPCC_ERROR_FAILED: anything else; the message says what
 *
 * Cancelled is G_IO_ERROR_CANCELLED, and is shown to nobody. Messages are whole sentences for
 * people: what happened, to what, what is safe, what to do.
 */
typedef enum
{
  OPCC_ERROR_INVALID,
  OPCC_ERROR_NOT_FOUND,
  OPCC_ERROR_REFUSED,
  OPCC_ERROR_CONFLICT,
  OPCC_ERROR_DAMAGED,
  OPCC_ERROR_NEWER,
  OPCC_ERROR_LOCKED,
  OPCC_ERROR_READ_ONLY,
  OPCC_ERROR_NO_SPACE,
  OPCC_ERROR_UNSAFE_PLACE,
  OPCC_ERROR_TOO_LARGE,
  OPCC_ERROR_FAILED,
} OpccError;

GQuark opcc_error_quark (void);

G_END_DECLS
