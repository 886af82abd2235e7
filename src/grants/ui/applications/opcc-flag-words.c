/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the flags of an application are shown: words, tone, icon. */
#include "opcc-flag-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_icon_name (const OpccFlag *flag, gboolean set_aside)
{
  if (set_aside)
    return "object-select-symbolic";
  if (g_str_equal (flag->key, "in-zone"))
    return "opcc-zones-symbolic";
  switch (flag->weight)
    {
    case OPCC_FLAG_STOP:
      return "opcc-late-symbolic";
    case OPCC_FLAG_WARN:
      return "dialog-warning-symbolic";
    case OPCC_FLAG_INFO:
    default:
      return "list-add-symbolic";
    }
}

static OpccTone
get_tone (const OpccFlag *flag, gboolean set_aside)
{
  if (set_aside)
    return OPCC_TONE_NONE;
  return flag->weight == OPCC_FLAG_STOP   ? OPCC_TONE_BAD
         : flag->weight == OPCC_FLAG_WARN ? OPCC_TONE_WARN
                                          : OPCC_TONE_INFO;
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const OpccFlagWords *first = *(OpccFlagWords *const *) a;
  const OpccFlagWords *second = *(OpccFlagWords *const *) b;

  if (first->set_aside != second->set_aside)
    return first->set_aside - second->set_aside;
  return (int) second->flag->weight - (int) first->flag->weight;
}

GPtrArray *
opcc_flag_words_list (OpccApplication *application, OpccScheme *scheme)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_flag_words_free);
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) aside = NULL;

  g_return_val_if_fail (OPCC_IS_APPLICATION (application), list);

  keys = g_strsplit (application->flags != NULL ? application->flags : "", " ", -1);
  aside = g_strsplit (application->overridden != NULL ? application->overridden : "", " ", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const OpccFlag *flag = opcc_flag_find (keys[i]);
      OpccFlagWords *words;

      if (flag == NULL)
        continue;
      words = g_new0 (OpccFlagWords, 1);
      words->flag = flag;
      words->label =
          scheme != NULL ? opcc_flag_get_label (flag, scheme) : g_strdup (_ (flag->label));
      words->set_aside = g_strv_contains ((const char *const *) aside, keys[i]);
      words->tone = get_tone (flag, words->set_aside);
      words->icon_name = get_icon_name (flag, words->set_aside);
      g_ptr_array_add (list, words);
    }
  g_ptr_array_sort (list, compare_weight);
  return list;
}

void
opcc_flag_words_free (OpccFlagWords *words)
{
  if (words == NULL)
    return;
  g_free (words->label);
  g_free (words);
}
