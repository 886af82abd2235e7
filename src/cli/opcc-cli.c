/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the words of a command line apart, and says in a sentence what is wrong with them. */
#include "opcc-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-error.h"
#include "opcc-store.h"

/* The parser's place in the words. */
typedef struct
{
  OpccCli *cli;
  char **words;
  int n_words;
  int next;
  gboolean options_ended; /* by "--" */
} Parser;

G_DEFINE_QUARK (opcc_cli_usage, opcc_cli_usage)

#define MOST_PASSPHRASE 1024 /* bytes */

/**
 * opcc_cli_read_passphrase:
 * @passphrase: (out) (transfer full) (nullable): the first line of the file that --passphrase-file
 *   names; NULL where it is not given
 *
 * Returns: FALSE where the file cannot be read, or its first line is no passphrase
 */
gboolean
opcc_cli_read_passphrase (OpccCli *cli, char **passphrase, GError **error)
{
  const char *path = opcc_cli_get_option (cli, "passphrase-file");
  g_autofree char *words = NULL;

  *passphrase = NULL;
  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &words, NULL, error))
    return FALSE;
  words[strcspn (words, "\r\n")] = '\0';
  if (*words != '\0' && strlen (words) <= MOST_PASSPHRASE)
    {
      *passphrase = g_steal_pointer (&words);
      return TRUE;
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The first line of %s is not a passphrase. Nothing was done. Write it there, and "
                  "let nobody else read the file."),
               path);
  return FALSE;
}

/**
 * opcc_cli_expect_new:
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where there is a file of that name already
 */
gboolean
opcc_cli_expect_new (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
               _ ("%s is there already and is left as it is. Give another name."), path);
  return FALSE;
}

/**
 * opcc_cli_refuse_usage:
 *
 * Sets an error of wrong usage: a whole sentence that says what to type instead.
 *
 * Returns: FALSE
 */
gboolean
opcc_cli_refuse_usage (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, OPCC_CLI_USAGE, 0, message);
  return FALSE;
}

static const char *
get_command_words (OpccCli *self)
{
  return self->command != NULL ? self->command->words : "";
}

static gboolean
keep_value (Parser *parser, const OpccOption *option, const char *value, GError **error)
{
  GHashTable *table = parser->cli->values;
  GPtrArray *values = g_hash_table_lookup (table, option->name);

  if (values != NULL && (option->flags & OPCC_OPTION_REPEATED) == 0)
    return opcc_cli_refuse_usage (error, _ ("--%s is given twice. Give it once."), option->name);
  if (option->choices != NULL)
    {
      g_auto (GStrv) choices = g_strsplit (option->choices, "|", -1);
      g_autofree char *list = g_strjoinv (", ", choices);

      if (!g_strv_contains ((const char *const *) choices, value))
        return opcc_cli_refuse_usage (error, _ ("--%s cannot be “%s”. Give one of: %s."),
                                      option->name, value, list);
    }
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (table, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
  return TRUE;
}

static const OpccOption *
find_option (Parser *parser, const char *name)
{
  const OpccOption *option = opcc_option_find (opcc_cli_global_options, name);

  if (option == NULL && parser->cli->command != NULL)
    option = opcc_option_find (parser->cli->command->options, name);
  return option;
}

/* A word that begins with a dash; its value may be in it, after "=", or the next word. */
static gboolean
take_option (Parser *parser, const char *word, GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;
  const OpccOption *option;

  if (strcmp (word, "-o") == 0)
    word = "--output";
  else if (strcmp (word, "-h") == 0)
    word = "--help";
  name = equals != NULL ? g_strndup (word + 2, (gsize) (equals - word - 2)) : g_strdup (word + 2);
  option = g_str_has_prefix (word, "--") ? find_option (parser, name) : NULL;
  if (option == NULL && parser->cli->command == NULL)
    return opcc_cli_refuse_usage (
        error, _ ("There is no option %s here. Options of a command stand behind its name."), word);
  if (option == NULL)
    return opcc_cli_refuse_usage (error,
                                  _ ("“%s” has no option %s. See opcc %s --help for those it has."),
                                  get_command_words (parser->cli), word,
                                  get_command_words (parser->cli));
  if (option->value == NULL)
    return equals == NULL
               ? keep_value (parser, option, "", error)
               : opcc_cli_refuse_usage (error, _ ("--%s takes no value. Leave out “%s”."),
                                        option->name, equals);
  if (equals != NULL)
    return keep_value (parser, option, equals + 1, error);
  if (parser->next >= parser->n_words)
    return opcc_cli_refuse_usage (error, _ ("--%s needs a value: --%s %s."), option->name,
                                  option->name, option->value);
  return keep_value (parser, option, parser->words[parser->next++], error);
}

/* A command may have others of two words below it: "award", and "award reserve". */
static void
take_second_word (Parser *parser, const char *words)
{
  g_autofree char *longer = NULL;

  if (parser->next >= parser->n_words)
    return;
  longer = g_strconcat (words, " ", parser->words[parser->next], NULL);
  if (g_utf8_validate (longer, -1, NULL) && opcc_command_find (longer) != NULL)
    {
      parser->cli->command = opcc_command_find (longer);
      parser->next++;
    }
}

static gboolean
take_command_word (Parser *parser, const char *word, GError **error)
{
  OpccCli *cli = parser->cli;
  g_autofree char *words =
      cli->group != NULL ? g_strconcat (cli->group, " ", word, NULL) : g_strdup (word);

  cli->command = opcc_command_find (words);
  if (cli->command != NULL)
    {
      take_second_word (parser, words);
      return TRUE;
    }
  if (cli->group == NULL && opcc_command_is_first_word (word))
    {
      cli->group = g_strdup (word);
      return TRUE;
    }
  return opcc_cli_refuse_usage (
      error, _ ("There is no command “%s”. See opcc %s%s--help for those there are."), words,
      cli->group != NULL ? cli->group : "", cli->group != NULL ? " " : "");
}

static gboolean
take_word (Parser *parser, GError **error)
{
  const char *word = parser->words[parser->next++];

  if (!g_utf8_validate (word, -1, NULL))
    return opcc_cli_refuse_usage (error, _ ("Word %d is not UTF-8. Set the terminal to UTF-8."),
                                  parser->next - 1);
  if (!parser->options_ended && strcmp (word, "--") == 0)
    {
      parser->options_ended = TRUE;
      return TRUE;
    }
  if (!parser->options_ended && word[0] == '-' && word[1] != '\0')
    return take_option (parser, word, error);
  if (parser->cli->command == NULL)
    return take_command_word (parser, word, error);
  g_ptr_array_add (parser->cli->arguments, g_strdup (word));
  return TRUE;
}

gboolean
opcc_cli_is_office (OpccCli *self)
{
  return opcc_redaction_get_audience (self->redaction) == OPCC_AUDIENCE_OFFICE;
}

static gboolean
check_complete (OpccCli *self, GError **error)
{
  const OpccCommand *command = self->command;
  const int n = (int) self->arguments->len;

  if (command == NULL && self->group != NULL)
    return opcc_cli_refuse_usage (error,
                                  _ ("“opcc %s” wants another word. See opcc %s --help for which."),
                                  self->group, self->group);
  if (command == NULL)
    return opcc_cli_refuse_usage (error,
                                  _ ("No command was given. See opcc --help for those there are."));
  if (!command->redacts && !opcc_cli_is_office (self))
    return opcc_cli_refuse_usage (error, _ ("“%s” is for the office only. Leave out --audience."),
                                  command->words);
  for (const OpccOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    if ((option->flags & OPCC_OPTION_REQUIRED) &&
        !g_hash_table_contains (self->values, option->name))
      return opcc_cli_refuse_usage (error, _ ("“%s” needs --%s %s."), command->words, option->name,
                                    option->value);
  if (n < command->least)
    return opcc_cli_refuse_usage (error, _ ("“%s” needs more: opcc %s %s."), command->words,
                                  command->words, command->arguments);
  if (command->most >= 0 && n > command->most)
    return opcc_cli_refuse_usage (
        error, _ ("“%s” is one word too many for “%s”. Put quotes round what belongs together."),
        opcc_cli_get_argument (self, (guint) command->most), command->words);
  return TRUE;
}

static void
settle_globals (OpccCli *self)
{
  const char *format = opcc_cli_get_option (self, "format");
  const char *office = opcc_cli_get_option (self, "office");
  OpccAudience audience;

  /* Without the option it is the office; any other word was refused before. */
  opcc_audience_from_name (opcc_cli_get_option (self, "audience"), &audience);
  self->redaction = opcc_redaction_new (audience);
  self->help = g_hash_table_contains (self->values, "help");
  self->version = g_hash_table_contains (self->values, "version");
  self->who = g_strdup (opcc_cli_get_option (self, "who"));
  self->office = office != NULL ? g_strdup (office) : opcc_store_get_default_path ();
  if (g_strcmp0 (format, "json") == 0)
    self->format = OPCC_CLI_JSON;
  else if (g_strcmp0 (format, "csv") == 0)
    self->format = OPCC_CLI_CSV;
}

/**
 * opcc_cli_parse:
 * @words: as main() gets them, the program's name first
 *
 * Returns: (transfer full): what is wanted, complete unless help or the version is; NULL with an
 *   error of OPCC_CLI_USAGE
 */
OpccCli *
opcc_cli_parse (int n_words, char **words, GError **error)
{
  g_autoptr (OpccCli) self = g_new0 (OpccCli, 1);
  Parser parser = { self, words, n_words, 1, FALSE };

  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->arguments = g_ptr_array_new_with_free_func (g_free);
  while (parser.next < n_words)
    if (!take_word (&parser, error))
      return NULL;
  settle_globals (self);
  if (*self->office == '\0')
    {
      opcc_cli_refuse_usage (error, _ ("--office needs the name of an office file."));
      return NULL;
    }
  if (!self->help && !self->version && !check_complete (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_cli_free (OpccCli *self)
{
  if (self == NULL)
    return;
  g_free (self->group);
  g_free (self->office);
  g_free (self->who);
  opcc_redaction_free (self->redaction);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
opcc_cli_get_options (OpccCli *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

const char *
opcc_cli_get_option (OpccCli *self, const char *name)
{
  GPtrArray *values = opcc_cli_get_options (self, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/* (nullable): the argument at a place, counted from 0. */
const char *
opcc_cli_get_argument (OpccCli *self, guint index)
{
  return index < self->arguments->len ? g_ptr_array_index (self->arguments, index) : NULL;
}

/**
 * opcc_cli_get_integer:
 * @min: the least it may be
 * @value: (inout): left as it is where the option was not given
 *
 * Returns: FALSE with an error of OPCC_CLI_USAGE where the option's value is no such number
 */
gboolean
opcc_cli_get_integer (OpccCli *self, const char *name, gint64 min, gint64 *value, GError **error)
{
  const char *typed = opcc_cli_get_option (self, name);

  if (typed == NULL || g_ascii_string_to_signed (typed, 10, min, G_MAXINT32, value, NULL))
    return TRUE;
  return opcc_cli_refuse_usage (error,
                                _ ("--%s cannot be “%s”. Give a whole number from %" PRId64 "."),
                                name, typed, min);
}

/**
 * opcc_cli_fill:
 *
 * Gives a new record the values of those options that fill in one of its attributes.
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where a value cannot be read
 */
gboolean
opcc_cli_fill (OpccCli *self, OpccRecord *record, GError **error)
{
  for (const OpccOption *option = self->command->options; option->name != NULL; option++)
    {
      const char *typed = option->value != NULL ? opcc_cli_get_option (self, option->name) : "yes";

      if (option->field == NULL || !g_hash_table_contains (self->values, option->name))
        continue;
      if (!opcc_record_set_typed (record, option->field, typed, error))
        {
          g_prefix_error (error, "--%s: ", option->name);
          return FALSE;
        }
    }
  return TRUE;
}
