/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --help prints, and what the shell offers at the Tab key: both read the table of commands. */
#pragma once

#include "opcc-cli.h"

G_BEGIN_DECLS

/* Prints the help of a command, of the commands that begin with one word, or of the program. */
void opcc_cli_print_help (OpccCli *self);
void opcc_cli_print_version (void);
/* Prints what could stand in place of the last word, one a line; @words are those after "opcc". */
void opcc_cli_print_completions (int n_words, char **words);

G_END_DECLS
