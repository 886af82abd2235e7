/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Tab key offers: the office file is not opened for it. */
#include "opcc-cli-help.h"

#include <stdio.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-domain-document.h"
#include "opcc-registry.h"

/* The words before the one under the cursor, as far as the parser would understand them. */
typedef struct
{
  const OpccCommand *command; /* (nullable) */
  char *group;                /* (owned) (nullable) */
  const OpccOption *wanting;  /* (nullable): an option that wants its value now */
  GPtrArray *arguments;       /* (owned) of const char * */
} Before;

static void
offer (const char *word, const char *current)
{
  if (g_str_has_prefix (word, current))
    printf ("%s\n", word);
}

static void
offer_options (const OpccOption *options, const char *current)
{
  for (const OpccOption *option = options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *word = g_strconcat ("--", option->name, NULL);

      offer (word, current);
    }
}

static void
read_option (Before *before, const char *word)
{
  const char *name = strcmp (word, "-o") == 0 ? "output" : word + 2;
  const OpccOption *option = opcc_option_find (opcc_cli_global_options, name);

  if (option == NULL && before->command != NULL)
    option = opcc_option_find (before->command->options, name);
  if (option != NULL && option->value != NULL)
    before->wanting = option;
}

static void
read_word (Before *before, const char *word)
{
  if (before->wanting != NULL)
    before->wanting = NULL;
  else if (strcmp (word, "-o") == 0 || g_str_has_prefix (word, "--"))
    read_option (before, word);
  else if (before->command != NULL)
    {
      g_autofree char *longer = g_strconcat (before->command->words, " ", word, NULL);

      if (before->arguments->len == 0 && opcc_command_find (longer) != NULL)
        before->command = opcc_command_find (longer);
      else
        g_ptr_array_add (before->arguments, (gpointer) word);
    }
  else
    {
      g_autofree char *words =
          before->group != NULL ? g_strconcat (before->group, " ", word, NULL) : g_strdup (word);

      before->command = opcc_command_find (words);
      if (before->command == NULL)
        {
          g_free (before->group);
          before->group = g_steal_pointer (&words);
        }
    }
}

static void
offer_commands (const char *prefix, const char *current)
{
  g_autoptr (GHashTable) offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize skip = prefix != NULL ? strlen (prefix) + 1 : 0;

  for (const OpccCommandGroup *group = opcc_command_get_groups (); group->title != NULL; group++)
    for (const OpccCommand *command = group->commands; command->words != NULL; command++)
      {
        g_autofree char *word = NULL;
        const char *end;

        if (skip > 0 &&
            (!g_str_has_prefix (command->words, prefix) || command->words[skip - 1] != ' '))
          continue;
        end = strchr (command->words + skip, ' ');
        word = end != NULL
                   ? g_strndup (command->words + skip, (gsize) (end - command->words) - skip)
                   : g_strdup (command->words + skip);
        if (g_hash_table_contains (offered, word))
          continue;
        offer (word, current);
        g_hash_table_add (offered, g_steal_pointer (&word));
      }
}

static void
offer_fields (const char *kind_name, const char *suffix, const char *current)
{
  const OpccKind *kind = kind_name != NULL ? opcc_registry_find_words (kind_name) : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      g_autofree char *word = g_strconcat (kind->fields[i].name, suffix, NULL);

      if (*suffix == '\0' || (kind->fields[i].marks & OPCC_MARK_COMPUTED) == 0)
        offer (word, current);
    }
}

static void
offer_charts (const char *current)
{
  g_autoptr (GPtrArray) charts = opcc_domain_charts_list ();

  for (guint i = 0; i < charts->len; i++)
    offer (((const OpccDomainChart *) g_ptr_array_index (charts, i))->name, current);
}

static void
offer_documents (const char *current)
{
  g_autoptr (GPtrArray) documents = opcc_domain_documents_list ();

  for (guint i = 0; i < documents->len; i++)
    offer (((const OpccDomainDocument *) g_ptr_array_index (documents, i))->name, current);
}

static void
offer_argument (Before *before, const char *current)
{
  const char *kind = before->arguments->len > 0 ? g_ptr_array_index (before->arguments, 0) : NULL;
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);

  if (strcmp (before->command->words, "chart") == 0 && before->arguments->len == 0)
    offer_charts (current);
  if (strcmp (before->command->words, "document") == 0 && before->arguments->len == 0)
    offer_documents (current);
  if (!g_str_has_prefix (before->command->arguments, "KIND"))
    return;
  if (kind == NULL)
    for (guint i = 0; i < n_kinds; i++)
      offer (kinds[i]->name, current);
  else if (before->arguments->len >= 2 && strstr (before->command->arguments, "FIELD=") != NULL)
    offer_fields (kind, "=", current);
}

static void
offer_value (Before *before, const char *current)
{
  const char *kind = before->arguments->len > 0 ? g_ptr_array_index (before->arguments, 0) : NULL;

  if (before->wanting->choices != NULL)
    {
      g_auto (GStrv) choices = g_strsplit (before->wanting->choices, "|", -1);

      for (guint i = 0; choices[i] != NULL; i++)
        offer (choices[i], current);
    }
  else if (g_str_has_prefix (before->wanting->value, "FIELD"))
    offer_fields (kind, "", current);
}

void
opcc_cli_print_completions (int n_words, char **words)
{
  Before before = { .arguments = g_ptr_array_new () };
  const char *current = n_words > 0 ? words[n_words - 1] : "";

  for (int i = 0; i < n_words - 1; i++)
    read_word (&before, words[i]);
  if (before.wanting != NULL)
    offer_value (&before, current);
  else if (*current == '-')
    {
      if (before.command != NULL)
        offer_options (before.command->options, current);
      offer_options (opcc_cli_global_options, current);
    }
  else if (before.command == NULL)
    offer_commands (before.group, current);
  else
    {
      if (before.arguments->len == 0)
        offer_commands (before.command->words, current);
      offer_argument (&before, current);
    }
  g_ptr_array_unref (before.arguments);
  g_free (before.group);
}
