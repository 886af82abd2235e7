/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of opcc as one table, which the parser, the help and the completion all read. */
#pragma once

#include "opcc-cli.h"

G_BEGIN_DECLS

typedef enum
{
  OPCC_OPTION_REQUIRED = 1 << 0,
  OPCC_OPTION_REPEATED = 1 << 1, /* may be given more than once; otherwise that is an error */
} OpccOptionFlags;

/* One option; a list of them ends with { NULL }. */
typedef struct
{
  const char *name;  /* without its dashes; "output" is "-o" too */
  const char *value; /* (nullable): what follows it: "FILE"; NULL: nothing follows */
  const char *help;  /* untranslated, in N_() */
  OpccOptionFlags flags;
  const char *field;   /* (nullable): the attribute of a new record that it fills in */
  const char *choices; /* (nullable): what the value may be, parted by "|" */
} OpccOption;

/**
 * OpccNeed: what a command needs of the office file.
 * @OPCC_NEED_NOTHING: it is run without one
 * @OPCC_NEED_OFFICE: it is run on the store's thread, with the file open
 * @OPCC_NEED_NEW_OFFICE: the same with a new file, taken away again where the command fails
 */
typedef enum
{
  OPCC_NEED_NOTHING,
  OPCC_NEED_OFFICE,
  OPCC_NEED_NEW_OFFICE,
} OpccNeed;

/**
 * OpccCommand:
 * @words: how it is called: "import applications"
 * @arguments: what follows, as the help shows it: "KIND ID FIELD=VALUE..."
 * @least: arguments it needs at least
 * @most: and at most; -1: any number
 * @options: (nullable):
 * @summary: one line, untranslated
 * @help: (nullable): more of it, untranslated
 * @redacts: --audience may be another than the office
 * @proves: it looks itself whether the file holds what its log says; before any other it is looked
 * @run: does it and prints what came of it; @db is NULL where it needs no office
 */
typedef struct _OpccCommand
{
  const char *words;
  const char *arguments;
  int least;
  int most;
  const OpccOption *options;
  OpccNeed need;
  gboolean (*run) (OpccCli *cli, OpccDb *db, GError **error);
  const char *summary;
  const char *help;
  gboolean redacts; /* it prints for others than the office too */
  gboolean proves;
} OpccCommand;

/* The groups, each ended by { NULL }. */
extern const OpccCommand opcc_cli_office_commands[];
extern const OpccCommand opcc_cli_backup_commands[];
extern const OpccCommand opcc_cli_log_commands[];
extern const OpccCommand opcc_cli_record_commands[];
extern const OpccCommand opcc_cli_attachment_commands[];
extern const OpccCommand opcc_cli_retention_commands[];
extern const OpccCommand opcc_cli_round_commands[];
extern const OpccCommand opcc_cli_setup_commands[];
extern OpccCommand opcc_cli_import_commands[]; /* with those of opcc_cli_add_import_commands () */
extern const OpccCommand opcc_cli_marking_commands[];
extern const OpccCommand opcc_cli_pack_commands[];
extern const OpccCommand opcc_cli_fairness_commands[];
extern const OpccCommand opcc_cli_award_commands[];
extern const OpccCommand opcc_cli_after_commands[];
extern const OpccCommand opcc_cli_letter_commands[];
extern const OpccCommand opcc_cli_reserve_commands[];
extern const OpccCommand opcc_cli_scenario_commands[];
extern const OpccCommand opcc_cli_publish_commands[];
extern const OpccCommand opcc_cli_annual_commands[];
extern const OpccCommand opcc_cli_chart_commands[];
extern const OpccCommand opcc_cli_slide_commands[];
extern const OpccCommand opcc_cli_deck_commands[];
extern const OpccCommand opcc_cli_workforce_commands[];
extern const OpccCommand opcc_cli_posts_commands[];
extern const OpccCommand opcc_cli_today_commands[];
extern const OpccCommand opcc_cli_partnerships_commands[];
extern const OpccCommand opcc_cli_estates_commands[];
extern const OpccCommand opcc_cli_zones_commands[];
extern const OpccCommand opcc_cli_paper_commands[];
extern const OpccCommand opcc_cli_document_commands[];

/* What every command takes. */
extern const OpccOption opcc_cli_global_options[];

/**
 * OpccCommandGroup:
 * @title: heading of the group in the help, untranslated
 */
typedef struct
{
  const char *title;
  const OpccCommand *commands;
} OpccCommandGroup;

const OpccCommandGroup *opcc_command_get_groups (void);
const OpccCommand *opcc_command_find (const char *words);
gboolean opcc_command_is_first_word (const char *word);
const OpccOption *opcc_option_find (const OpccOption *options, const char *name);

void opcc_cli_add_import_commands (void);
void opcc_cli_add_chart_options (void);
void opcc_cli_add_document_options (void);

G_END_DECLS
