/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping what a chart or a document is asked, and holding it against what it can be asked. */
#include "opcc-domain-order.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"

static OpccDomainOrder *
create_order (const char *name)
{
  OpccDomainOrder *self = g_new0 (OpccDomainOrder, 1);

  self->name = g_strdup (name);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

OpccDomainOrder *
opcc_domain_order_new (const char *name, va_list pairs)
{
  OpccDomainOrder *self = create_order (name);
  const char *option;

  while ((option = va_arg (pairs, const char *)) != NULL)
    {
      const char *value = va_arg (pairs, const char *);

      if (value != NULL)
        g_hash_table_insert (self->choices, g_strdup (option), g_strdup (value));
    }
  return self;
}

OpccDomainOrder *
opcc_domain_order_copy (const OpccDomainOrder *self)
{
  OpccDomainOrder *copy = create_order (self->name);
  GHashTableIter iter;
  gpointer option;
  gpointer value;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &option, &value))
    g_hash_table_insert (copy->choices, g_strdup (option), g_strdup (value));
  return copy;
}

void
opcc_domain_order_free (OpccDomainOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->choices);
  g_free (self);
}

const char *
opcc_domain_order_get (const OpccDomainOrder *self, const char *option)
{
  return g_hash_table_lookup (self->choices, option);
}

/**
 * opcc_domain_options_find:
 * @options: (nullable)
 *
 * Returns: (nullable): the one of that name
 */
const OpccDomainOption *
opcc_domain_options_find (const OpccDomainOption *options, const char *name)
{
  for (const OpccDomainOption *option = options; option != NULL && option->name != NULL; option++)
    if (g_strcmp0 (option->name, name) == 0)
      return option;
  return NULL;
}

/**
 * opcc_domain_options_describe:
 * @options: (nullable)
 *
 * Returns: (transfer full): "--round ROUND [--by district|priority]"
 */
char *
opcc_domain_options_describe (const OpccDomainOption *options)
{
  GString *out = g_string_new (NULL);

  for (const OpccDomainOption *option = options; option != NULL && option->name != NULL; option++)
    g_string_append_printf (out, "%s%s--%s %s%s", out->len > 0 ? " " : "",
                            option->is_required ? "" : "[", option->name,
                            option->choices != NULL ? option->choices : option->value,
                            option->is_required ? "" : "]");
  return g_string_free (out, FALSE);
}

static gboolean
is_choice (const char *choices, const char *value)
{
  g_auto (GStrv) known = choices != NULL ? g_strsplit (choices, "|", -1) : NULL;

  return known == NULL || g_strv_contains ((const char *const *) known, value);
}

static gboolean
check_choice (const OpccDomainOrder *self,
              const OpccDomainOption *options,
              const char *name,
              const char *value,
              GError **error)
{
  const OpccDomainOption *option = opcc_domain_options_find (options, name);

  if (option != NULL && is_choice (option->choices, value))
    return TRUE;
  if (option == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” has no option --%s. Nothing was made. Leave it out."), self->name, name);
  else
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("“%s” cannot be made with --%s “%s”. Nothing was made. Give one of: %s."),
                 self->name, name, value, option->choices);
  return FALSE;
}

/**
 * opcc_domain_order_check:
 * @options: (nullable): what can be asked
 * @is_open: what is not among them is for somebody else to judge
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where something is asked that cannot be, or something is
 *   not that must be
 */
gboolean
opcc_domain_order_check (const OpccDomainOrder *self,
                         const OpccDomainOption *options,
                         gboolean is_open,
                         GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!(is_open && opcc_domain_options_find (options, name) == NULL) &&
        !check_choice (self, options, name, value, error))
      return FALSE;
  for (const OpccDomainOption *option = options; option != NULL && option->name != NULL; option++)
    if (option->is_required && !g_hash_table_contains (self->choices, option->name))
      {
        g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                     _ ("“%s” needs --%s %s. Nothing was made."), self->name, option->name,
                     option->value);
        return FALSE;
      }
  return TRUE;
}
