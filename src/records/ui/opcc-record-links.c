/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows in a form what a record links to by its title, not by its number. */
#include "opcc-record-links.h"

void
opcc_record_links_show (OpccForm *form, const OpccListRow *row)
{
  const OpccKind *kind = opcc_record_get_kind (row->record);
  guint link = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == OPCC_VALUE_LINK)
      {
        const char *title = row->link_titles[link++];

        if (*title != '\0')
          opcc_form_set_link_title (form, kind->fields[i].name, title);
      }
}
