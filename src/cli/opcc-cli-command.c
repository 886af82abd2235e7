/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands, put together from its groups. */
#include "opcc-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const OpccOption opcc_cli_global_options[] = {
  { "office", "FILE", N_ ("The office file; without it, the one in your data folder") },
  { "format", "FORMAT", N_ ("How results are printed: text, csv or json"),
    .choices = "text|csv|json" },
  { "audience", "AUDIENCE", N_ ("For whom it is printed: office, partners or public"),
    .choices = "office|partners|public" },
  { "who", "NAME", N_ ("The role that the log names for what is done") },
  { "unverified", NULL,
    N_ ("Do it though the file was changed or damaged outside the program: figures may be wrong") },
  { "help", NULL, N_ ("Say how it is used") },
  { "version", NULL, N_ ("Say which version this is") },
  { NULL },
};

static const OpccCommandGroup groups[] = {
  { N_ ("The office file"), opcc_cli_office_commands },
  { N_ ("Backups"), opcc_cli_backup_commands },
  { N_ ("What was done"), opcc_cli_log_commands },
  { N_ ("What is due"), opcc_cli_today_commands },
  { N_ ("Retention"), opcc_cli_retention_commands },
  { N_ ("Records"), opcc_cli_record_commands },
  { N_ ("Attached files"), opcc_cli_attachment_commands },
  { N_ ("Setting up a round"), opcc_cli_round_commands },
  { N_ ("Workshops and checks"), opcc_cli_setup_commands },
  { N_ ("Taking in files"), opcc_cli_import_commands },
  { N_ ("Marking"), opcc_cli_marking_commands },
  { N_ ("Marker packs"), opcc_cli_pack_commands },
  { N_ ("Moderation and fairness"), opcc_cli_fairness_commands },
  { N_ ("Deciding"), opcc_cli_award_commands },
  { N_ ("The reserve list"), opcc_cli_reserve_commands },
  { N_ ("After the award"), opcc_cli_after_commands },
  { N_ ("Letters"), opcc_cli_letter_commands },
  { N_ ("Scenarios"), opcc_cli_scenario_commands },
  { N_ ("Publishing"), opcc_cli_publish_commands },
  { N_ ("Over the years"), opcc_cli_annual_commands },
  { N_ ("Papers"), opcc_cli_paper_commands },
  { N_ ("Documents"), opcc_cli_document_commands },
  { N_ ("Drawing"), opcc_cli_chart_commands },
  { N_ ("Presenting"), opcc_cli_slide_commands },
  { N_ ("Decks and panel reports"), opcc_cli_deck_commands },
  { N_ ("Workforce"), opcc_cli_workforce_commands },
  { N_ ("The office’s posts"), opcc_cli_posts_commands },
  { N_ ("Estates"), opcc_cli_estates_commands },
  { N_ ("People Zones"), opcc_cli_zones_commands },
  { N_ ("Partnerships"), opcc_cli_partnerships_commands },
  { NULL },
};

/**
 * opcc_command_get_groups:
 *
 * Returns: (transfer none): the groups in the order of the help, ended by { NULL }
 */
const OpccCommandGroup *
opcc_command_get_groups (void)
{
  return groups;
}

/**
 * opcc_command_find:
 * @words: one word or two, parted by a space
 *
 * Returns: (nullable): the command of exactly these words
 */
const OpccCommand *
opcc_command_find (const char *words)
{
  for (const OpccCommandGroup *group = groups; group->title != NULL; group++)
    for (const OpccCommand *command = group->commands; command->words != NULL; command++)
      if (strcmp (command->words, words) == 0)
        return command;
  return NULL;
}

/**
 * opcc_command_is_first_word:
 *
 * Returns: TRUE where another word must follow to make a command: "import"
 */
gboolean
opcc_command_is_first_word (const char *word)
{
  gsize length = strlen (word);

  for (const OpccCommandGroup *group = groups; group->title != NULL; group++)
    for (const OpccCommand *command = group->commands; command->words != NULL; command++)
      if (strncmp (command->words, word, length) == 0 && command->words[length] == ' ')
        return TRUE;
  return FALSE;
}

/**
 * opcc_option_find:
 * @options: (nullable): a list ended by { NULL }
 *
 * Returns: (nullable): the option of that name
 */
const OpccOption *
opcc_option_find (const OpccOption *options, const char *name)
{
  for (const OpccOption *option = options; option != NULL && option->name != NULL; option++)
    if (strcmp (option->name, name) == 0)
      return option;
  return NULL;
}
