/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one rule by which the marks of an attribute say who may see it. */
#include "opcc-audience.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-registry.h"

/* A title that is a link to a record whose title is a link: further than this none goes. */
#define MOST_LINKS 4

static const struct
{
  const char *name;
  const char *label;
} audiences[] = {
  [OPCC_AUDIENCE_OFFICE] = { "office", N_ ("Office") },
  [OPCC_AUDIENCE_PARTNERS] = { "partners", N_ ("Partners") },
  [OPCC_AUDIENCE_PUBLIC] = { "public", N_ ("Public") },
};

static const char *const reasons[] = {
  [OPCC_WITHHELD_NOT] = "",
  [OPCC_WITHHELD_PERSONAL] = N_ ("personal data"),
  [OPCC_WITHHELD_SENSITIVE] = N_ ("sensitive"),
  [OPCC_WITHHELD_BLIND] = N_ ("names of applicants"),
  [OPCC_WITHHELD_MARKED] = N_ ("protective marking"),
  [OPCC_WITHHELD_OFFICE] = N_ ("for the office only"),
};

/**
 * opcc_audience_get_label:
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
opcc_audience_get_label (OpccAudience self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (audiences), "");

  return g_dgettext (GETTEXT_PACKAGE, audiences[self].label);
}

/**
 * opcc_audience_get_name:
 *
 * Returns: (transfer none): its name in files and on the command line: "public"
 */
const char *
opcc_audience_get_name (OpccAudience self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (audiences), "");

  return audiences[self].name;
}

/**
 * opcc_audience_from_name:
 * @audience: (out): the office where the name is none
 *
 * Returns: FALSE where no audience has that name
 */
gboolean
opcc_audience_from_name (const char *name, OpccAudience *audience)
{
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_strcmp0 (audiences[i].name, name) == 0)
      {
        *audience = i;
        return TRUE;
      }
  *audience = OPCC_AUDIENCE_OFFICE;
  return FALSE;
}

/* What is kept from all but the office goes before what lets it out. */
static OpccWithheld
judge_marks (OpccAudience self, OpccMarks marks)
{
  if (marks & OPCC_MARK_PERSONAL)
    return OPCC_WITHHELD_PERSONAL;
  if (marks & OPCC_MARK_SENSITIVE)
    return OPCC_WITHHELD_SENSITIVE;
  if (marks & OPCC_MARK_BLIND)
    return OPCC_WITHHELD_BLIND;
  if (marks & (OPCC_MARK_PUBLISHED | OPCC_MARK_PUBLIC))
    return OPCC_WITHHELD_NOT;
  if (self == OPCC_AUDIENCE_PARTNERS && (marks & OPCC_MARK_PARTNERS) != 0)
    return OPCC_WITHHELD_NOT;
  return OPCC_WITHHELD_OFFICE;
}

static OpccWithheld
judge (OpccAudience self, const OpccField *field, guint links)
{
  const OpccWithheld reason = judge_marks (self, field->marks);
  const OpccKind *target;
  const OpccField *title;

  if (reason != OPCC_WITHHELD_NOT || field->type != OPCC_VALUE_LINK)
    return reason;
  target = opcc_registry_find (field->target);
  title = target != NULL ? opcc_kind_find_field (target, target->title) : NULL;
  return title != NULL && links < MOST_LINKS ? judge (self, title, links + 1)
                                             : OPCC_WITHHELD_OFFICE;
}

/**
 * opcc_audience_judge_field:
 *
 * An attribute leaves the office only where a mark says so: OPCC_MARK_PUBLISHED or
 * OPCC_MARK_PUBLIC to everybody, OPCC_MARK_PARTNERS to partners. What is marked personal,
 * sensitive or blind never does, whatever else is said. A link shows the title of another record,
 * so it is held to the marks of that title too.
 *
 * Returns: why the audience may not see it; OPCC_WITHHELD_NOT where it may
 */
OpccWithheld
opcc_audience_judge_field (OpccAudience self, const OpccField *field)
{
  return self == OPCC_AUDIENCE_OFFICE ? OPCC_WITHHELD_NOT : judge (self, field, 0);
}

/**
 * opcc_audience_may_see_field:
 *
 * Returns: TRUE where opcc_audience_judge_field() has nothing against it
 */
gboolean
opcc_audience_may_see_field (OpccAudience self, const OpccField *field)
{
  return opcc_audience_judge_field (self, field) == OPCC_WITHHELD_NOT;
}

/**
 * opcc_withheld_get_label:
 *
 * Returns: (transfer none): the reason as a statement gives it, translated; "" for none
 */
const char *
opcc_withheld_get_label (OpccWithheld reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (reasons), "");

  return *reasons[reason] != '\0' ? g_dgettext (GETTEXT_PACKAGE, reasons[reason]) : "";
}
