/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayCalendar: this week and the four after it, with what is due on each day. */
#include "opcc-today-calendar.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

#define DAYS_A_WEEK 7
#define N_DAYS      (OPCC_TODAY_WEEKS * DAYS_A_WEEK)
/* More dots than that are not counted by eye; the name of the day has the number. */
#define MAX_DOTS 3

struct _OpccTodayCalendar
{
  GtkWidget parent_instance;

  GtkWidget *range; /* label */
  GtkGrid *grid;
  OpccDate first; /* a Monday */
};

G_DEFINE_FINAL_TYPE (OpccTodayCalendar, opcc_today_calendar, GTK_TYPE_WIDGET)

static guint day_chosen_signal;

static const char *const weekday_letters[] = {
  /* Translators: first letters of the days of the week, Monday first. */
  NC_ ("weekday", "M"), NC_ ("weekday", "T"),  NC_ ("weekday", "W"),  NC_ ("weekday", "Th"),
  NC_ ("weekday", "F"), NC_ ("weekday", "Sa"), NC_ ("weekday", "Su"),
};

static void
day_clicked_cb (OpccTodayCalendar *self, GtkWidget *button)
{
  int column, row;

  gtk_grid_query_child (self->grid, button, &column, &row, NULL, NULL);
  g_signal_emit (self, day_chosen_signal, 0, self->first + (row - 1) * DAYS_A_WEEK + column);
}

static GtkWidget *
make_day (OpccTodayCalendar *self, OpccDate day, OpccDate today, guint n_due)
{
  GtkWidget *box = gtk_overlay_new ();
  g_autofree char *words = opcc_date_format (day);
  /* Translators: a day, and how many things are due on it. */
  g_autofree char *name =
      g_strdup_printf (ngettext ("%s: %u thing due", "%s: %u things due", n_due), words, n_due);
  g_autofree char *number = NULL;
  g_autoptr (GString) dots = g_string_new (NULL);
  GtkWidget *label, *marks, *place;
  int day_of_month;

  opcc_date_get_ymd (day, NULL, NULL, &day_of_month);
  number = g_strdup_printf ("%d", day_of_month);
  for (guint i = 0; i < MIN (n_due, MAX_DOTS); i++)
    g_string_append (dots, "•");
  label = gtk_label_new (number);
  marks = gtk_label_new (dots->str);
  gtk_widget_add_css_class (label, "opcc-small");
  gtk_widget_add_css_class (label, "opcc-num");
  opcc_children_set_class (label, "opcc-strong", n_due > 0);
  opcc_children_set_class (label, "opcc-dim",
                           n_due == 0 && opcc_date_get_weekday (day) >= G_DATE_SATURDAY);
  gtk_widget_add_css_class (marks, "opcc-day-dots");
  gtk_widget_set_valign (marks, GTK_ALIGN_END);
  gtk_widget_set_can_target (marks, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (box), label);
  gtk_overlay_add_overlay (GTK_OVERLAY (box), marks);
  if (n_due == 0)
    place = box;
  else
    {
      place = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (place), box);
      gtk_widget_set_tooltip_text (place, name);
      opcc_children_set_name (place, name);
      g_signal_connect_object (place, "clicked", G_CALLBACK (day_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_halign (place, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (place, "opcc-day");
  opcc_children_set_class (place, "today", day == today);
  return place;
}

static void
fill_weekdays (OpccTodayCalendar *self)
{
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    {
      /* Two letters keep the days apart in a file of translations; one is shown. */
      const char *word = g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekday_letters[i]);
      g_autofree char *letter = g_utf8_substring (word, 0, 1);

      gtk_grid_attach (self->grid, opcc_children_new_label (letter, "opcc-th", 0.5), (int) i, 0, 1,
                       1);
    }
}

static void
opcc_today_calendar_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_today_calendar_parent_class)->dispose (object);
}

static void
opcc_today_calendar_class_init (OpccTodayCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_today_calendar_dispose;

  day_chosen_signal = g_signal_new ("day-chosen", OPCC_TYPE_TODAY_CALENDAR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_today_calendar_init (OpccTodayCalendar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = opcc_children_new_label (_ ("Next five weeks"), "opcc-section", 0);

  self->range = opcc_children_new_label (NULL, "opcc-caption opcc-dim", 1);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->range);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_widget_set_css_classes (box, (const char *[]){ "opcc-card", "pad", NULL });
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Next five weeks"));
}

void
opcc_today_calendar_show (OpccTodayCalendar *self, OpccDate today, const GPtrArray *items)
{
  guint n_due[N_DAYS] = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *range = NULL;

  g_return_if_fail (OPCC_IS_TODAY_CALENDAR (self));

  self->first = today + 1 - (OpccDate) opcc_date_get_weekday (today);
  for (guint i = 0; i < items->len; i++)
    {
      const OpccTodayItem *item = g_ptr_array_index (items, i);

      if (item->due->due >= self->first && item->due->due < self->first + N_DAYS)
        n_due[item->due->due - self->first]++;
    }
  first = opcc_date_format_near (self->first);
  /* Translators: the first day of five weeks. */
  range = g_strdup_printf (_ ("from %s"), first);
  gtk_label_set_text (GTK_LABEL (self->range), range);
  opcc_children_unparent (GTK_WIDGET (self->grid));
  fill_weekdays (self);
  for (guint i = 0; i < N_DAYS; i++)
    gtk_grid_attach (self->grid, make_day (self, self->first + (OpccDate) i, today, n_due[i]),
                     (int) (i % DAYS_A_WEEK), 1 + (int) (i / DAYS_A_WEEK), 1, 1);
}
