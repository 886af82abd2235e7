/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayRow: one thing that is due, as a row of the list of Today. */
#include "opcc-today-row.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-pill.h"

/* Widths of the columns, in pixels. */
#define OWNER_WIDTH 140
#define DATE_WIDTH  104
#define ACT_WIDTH   64

struct _OpccTodayRow
{
  GtkListBoxRow parent_instance;

  const OpccTodayItem *item; /* (unowned) */
  OpccDate today;
};

G_DEFINE_FINAL_TYPE (OpccTodayRow, opcc_today_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_late (OpccTodayRow *self)
{
  return self->item->group == OPCC_TODAY_OVERDUE && self->item->snooze == 0;
}

static GtkWidget *
make_icon (OpccTodayRow *self, const char *icon_name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, "opcc-domain");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  opcc_children_set_class (icon, "late", is_late (self));
  return icon;
}

/* A long one takes a second line rather than being cut. */
static GtkWidget *
make_line (const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

static GtkWidget *
make_words (OpccTodayRow *self)
{
  const OpccDueItem *due = self->item->due;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *slept = NULL;
  const char *words = due->detail;

  if (self->item->snooze != 0)
    {
      g_autofree char *until = opcc_date_format_near (self->item->until);

      /* Translators: a day, and why something was put off until then. */
      slept = g_strdup_printf (_ ("Until %s · %s"), until, self->item->reason);
      words = slept;
    }
  gtk_box_append (GTK_BOX (box), make_line (due->title, "opcc-body"));
  gtk_box_append (GTK_BOX (box), make_line (words, "opcc-caption opcc-dim"));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_owner (OpccTodayRow *self)
{
  const char *owner = self->item->due->owner;
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words;

  if (self->item->mine)
    words = opcc_pill_new (OPCC_TONE_INFO, NULL, _ ("You"));
  else
    words = opcc_children_new_label (owner != NULL ? owner : _ ("Not assigned"),
                                     owner != NULL ? "opcc-caption opcc-dim"
                                                   : "opcc-caption opcc-missing",
                                     0);
  gtk_widget_set_tooltip_text (words, owner);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (place, FALSE);
  gtk_widget_set_size_request (place, OWNER_WIDTH, -1);
  gtk_box_append (GTK_BOX (place), words);
  return place;
}

static GtkWidget *
make_day (OpccTodayRow *self)
{
  const OpccDate due = self->item->due->due;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = due != OPCC_NO_DATE ? opcc_date_format_near (due) : NULL;
  g_autofree char *distance = opcc_today_format_distance (due, self->today);

  gtk_box_append (GTK_BOX (box), opcc_children_new_label (day != NULL ? day : _ ("no day set"),
                                                          day != NULL ? "opcc-small opcc-num"
                                                                      : "opcc-small opcc-missing",
                                                          1));
  if (distance != NULL)
    gtk_box_append (GTK_BOX (box),
                    opcc_children_new_label (distance,
                                             is_late (self) ? "opcc-caption-strong opcc-bad"
                                                            : "opcc-caption opcc-dim",
                                             1));
  gtk_widget_set_size_request (box, DATE_WIDTH, -1);
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
act_cb (OpccTodayRow *self, GtkButton *button)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->item->snooze != 0 ? "page.wake" : "page.open-due", NULL);
}

static GtkWidget *
make_button (OpccTodayRow *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, self->item->due->title);

  gtk_widget_add_css_class (button, "opcc-rowbtn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  opcc_children_set_name (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* Your own rows carry the act, the others an arrow. */
static GtkWidget *
make_act (OpccTodayRow *self)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *act;

  if (self->item->snooze != 0)
    act = make_button (self, _ ("Bring back"));
  else if (self->item->mine && self->item->due->act != NULL)
    act = make_button (self, self->item->due->act);
  else
    {
      act = gtk_image_new_from_icon_name ("go-next-symbolic");
      gtk_widget_add_css_class (act, "opcc-dim");
    }
  gtk_widget_set_hexpand (act, TRUE);
  gtk_widget_set_halign (act, GTK_ALIGN_END);
  gtk_widget_set_hexpand (place, FALSE);
  gtk_widget_set_size_request (place, ACT_WIDTH, -1);
  gtk_box_append (GTK_BOX (place), act);
  return place;
}

static void
set_name (OpccTodayRow *self)
{
  const OpccDueItem *due = self->item->due;
  g_autofree char *day = due->due != OPCC_NO_DATE ? opcc_date_format (due->due) : NULL;
  g_autofree char *distance = opcc_today_format_distance (due->due, self->today);
  g_autofree char *name =
      g_strdup_printf ("%s. %s. %s. %s%s%s", due->title, due->detail != NULL ? due->detail : "",
                       self->item->mine     ? _ ("You")
                       : due->owner != NULL ? due->owner
                                            : _ ("Not assigned"),
                       day != NULL ? day : _ ("no day set"), day != NULL ? ", " : "",
                       day != NULL ? distance : "");

  opcc_children_set_name (GTK_WIDGET (self), name);
}

static void
opcc_today_row_class_init (OpccTodayRowClass *klass)
{
}

static void
opcc_today_row_init (OpccTodayRow *self)
{
}

GtkWidget *
opcc_today_row_new (const OpccTodayItem *item, OpccDate today, const char *icon_name)
{
  OpccTodayRow *self = g_object_new (OPCC_TYPE_TODAY_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->item = item;
  self->today = today;
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_icon (self, icon_name));
  gtk_box_append (GTK_BOX (box), make_words (self));
  gtk_box_append (GTK_BOX (box), make_owner (self));
  gtk_box_append (GTK_BOX (box), make_day (self));
  gtk_box_append (GTK_BOX (box), make_act (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  set_name (self);
  return GTK_WIDGET (self);
}

const OpccTodayItem *
opcc_today_row_get_item (OpccTodayRow *self)
{
  g_return_val_if_fail (OPCC_IS_TODAY_ROW (self), NULL);

  return self->item;
}
