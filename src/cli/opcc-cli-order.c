/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command that takes the options of all it can make; each of them says which it takes. */
#include "opcc-cli-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What any of the kinds may be given. */
static char *
join_choices (const char *known, const char *more)
{
  g_auto (GStrv) words = g_strsplit (more, "|", -1);
  g_auto (GStrv) there = g_strsplit (known, "|", -1);
  GString *out = g_string_new (known);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) there, words[i]))
      g_string_append_printf (out, "|%s", words[i]);
  return g_string_free (out, FALSE);
}

static void
add_option (OpccOption *options, guint most, const OpccDomainOption *option)
{
  OpccOption *place = options;

  while (place->name != NULL && strcmp (place->name, option->name) != 0)
    place++;
  g_assert (place < options + most - 1);
  if (place->name == NULL)
    *place = (OpccOption){ option->name, option->value, option->help,
                           .choices = g_intern_string (option->choices) };
  else if (place->choices != NULL && option->choices != NULL)
    {
      g_autofree char *joined = join_choices (place->choices, option->choices);

      /* Options are as lasting as the program. */
      place->choices = g_intern_string (joined);
    }
  else
    place->choices = NULL;
}

/**
 * opcc_cli_order_add_options:
 * @options: with @most places, the last of which stays { NULL }
 * @more: (nullable): those of one thing that the command makes
 */
void
opcc_cli_order_add_options (OpccOption *options, guint most, const OpccDomainOption *more)
{
  for (const OpccDomainOption *option = more; option != NULL && option->name != NULL; option++)
    add_option (options, most, option);
}

/**
 * opcc_cli_order_read:
 * @options: those that opcc_cli_order_add_options () added
 *
 * Puts into the order what was typed of them.
 */
void
opcc_cli_order_read (OpccCli *cli, const OpccOption *options, OpccDomainOrder *order)
{
  for (const OpccOption *option = options; option->name != NULL; option++)
    if (opcc_cli_get_option (cli, option->name) != NULL)
      g_hash_table_insert (order->choices, g_strdup (option->name),
                           g_strdup (opcc_cli_get_option (cli, option->name)));
}

void
opcc_cli_order_add_row (OpccCliTable *table,
                        const char *name,
                        const char *summary,
                        const OpccDomainOption *options)
{
  g_autofree char *described = opcc_domain_options_describe (options);

  opcc_cli_table_add_text (table, name);
  opcc_cli_table_add_text (table, _ (summary));
  opcc_cli_table_add_text (table, described);
}
