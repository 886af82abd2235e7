/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help, written from the table of commands. */
#include "opcc-cli-help.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "opcc-cli-command.h"

#define LINE_WIDTH  79
#define TEXT_COLUMN 26

/* Words from @column on, broken before the end of the line; the first line is begun already. */
static void
append_wrapped (GString *out, const char *text, guint column)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong width = column;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0 && width + 1 + length > LINE_WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int) column, "");
          width = column;
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          width++;
        }
      g_string_append (out, words[i]);
      width += length;
    }
  g_string_append_c (out, '\n');
}

static void
append_entry (GString *out, const char *left, const char *text)
{
  glong length = g_utf8_strlen (left, -1);

  g_string_append_printf (out, "  %s", left);
  if (length + 4 > TEXT_COLUMN)
    g_string_append_printf (out, "\n%*s", TEXT_COLUMN, "");
  else
    g_string_append_printf (out, "%*s", (int) (TEXT_COLUMN - 2 - length), "");
  append_wrapped (out, text, TEXT_COLUMN);
}

static void
append_options (GString *out, const OpccOption *options)
{
  for (const OpccOption *option = options; option != NULL && option->name != NULL; option++)
    {
      const char *also = strcmp (option->name, "output") == 0 ? "-o, "
                         : strcmp (option->name, "help") == 0 ? "-h, "
                                                              : "";
      g_autofree char *left = option->value != NULL
                                  ? g_strdup_printf ("%s--%s %s", also, option->name, option->value)
                                  : g_strdup_printf ("%s--%s", also, option->name);
      const char *help = g_dgettext (GETTEXT_PACKAGE, option->help);

      append_entry (out, left, help);
    }
}

static void
append_usage (GString *out, const OpccCommand *command)
{
  g_autoptr (GString) usage = g_string_new ("opcc [--office FILE] ");
  const char *const lead = _ ("Usage: ");

  g_string_append (usage, command->words);
  for (const OpccOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    {
      gboolean required = (option->flags & OPCC_OPTION_REQUIRED) != 0;

      g_string_append_printf (usage, " %s%s%s%s%s%s", required ? "" : "[",
                              strcmp (option->name, "output") == 0 ? "-o" : "--",
                              strcmp (option->name, "output") == 0 ? "" : option->name,
                              option->value != NULL ? " " : "",
                              option->value != NULL ? option->value : "", required ? "" : "]");
      if (option->flags & OPCC_OPTION_REPEATED)
        g_string_append (usage, "...");
    }
  if (*command->arguments != '\0')
    g_string_append_printf (usage, " %s", command->arguments);
  g_string_append (out, lead);
  append_wrapped (out, usage->str, (guint) g_utf8_strlen (lead, -1));
}

static void
append_command_help (GString *out, const OpccCommand *command)
{
  append_usage (out, command);
  g_string_append_c (out, '\n');
  append_wrapped (out, g_dgettext (GETTEXT_PACKAGE, command->summary), 0);
  if (command->help != NULL)
    {
      g_string_append_c (out, '\n');
      append_wrapped (out, g_dgettext (GETTEXT_PACKAGE, command->help), 0);
    }
  g_string_append_c (out, '\n');
  append_options (out, command->options);
  append_options (out, opcc_cli_global_options);
}

static void
append_commands (GString *out, const char *first_word)
{
  g_autofree char *prefix =
      first_word != NULL ? g_strconcat (first_word, " ", NULL) : g_strdup ("");

  for (const OpccCommandGroup *group = opcc_command_get_groups (); group->title != NULL; group++)
    {
      gboolean titled = FALSE;

      for (const OpccCommand *command = group->commands; command->words != NULL; command++)
        {
          if (!g_str_has_prefix (command->words, prefix))
            continue;
          if (!titled)
            g_string_append_printf (out, "\n%s\n", g_dgettext (GETTEXT_PACKAGE, group->title));
          titled = TRUE;
          append_entry (out, command->words, g_dgettext (GETTEXT_PACKAGE, command->summary));
        }
    }
}

void
opcc_cli_print_help (OpccCli *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (self->command != NULL)
    append_command_help (out, self->command);
  else
    {
      g_string_append (out, _ ("Usage: opcc [--office FILE] [--format text|csv|json] COMMAND …\n"));
      append_commands (out, self->group);
      g_string_append (out, _ ("\nOptions of every command\n"));
      append_options (out, opcc_cli_global_options);
      g_string_append (out, _ ("\n“opcc COMMAND --help” says more. Exit status: 0 done, 1 refused, "
                               "2 wrong usage.\n"));
    }
  fputs (out->str, stdout);
}

void
opcc_cli_print_version (void)
{
  fputs ("opcc " OPCC_VERSION "\n", stdout);
}
