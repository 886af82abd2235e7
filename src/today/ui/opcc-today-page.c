/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTodayPage: what needs somebody, from every domain, the most late first. */
#include "opcc-today-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-text.h"
#include "opcc-today-calendar.h"
#include "opcc-today-cards.h"
#include "opcc-today-row.h"
#include "opcc-today-rows.h"
#include "opcc-today-snooze.h"
#include "opcc-today.h"

#define EVERYONE "everyone"
#define MINE     "mine"
/* Rows a group shows; more are reached by the chips. */
#define MAX_ROWS 100
/* Seconds between two looks at the calendar: a desk stays open over night. */
#define CLOCK_SECONDS 60
/* Pixels within which what is due and the cards have no room side by side. */
#define NARROW 880

struct _OpccTodayPage
{
  OpccPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkOrientable *columns;
  OpccChipRow *chips;
  GtkBox *groups;
  GtkWidget *next_card;
  OpccTodayCalendar *calendar;
  GtkWidget *news_card;

  OpccWorkspace *workspace; /* (owned) */
  char *who;                /* (owned) (nullable) */
  GPtrArray *domains;       /* (owned) of Domain */
  OpccToday *today;         /* (owned) (nullable) until it was read */
  GtkWidget *menu;          /* (nullable) popover of a row */
  guint clock;              /* source */
  guint arrange_id;         /* source */
  gboolean reading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (OpccTodayPage, opcc_today_page, OPCC_TYPE_PAGE)

typedef enum
{
  PROP_WHO = 1,
} OpccTodayPageProperty;

static GParamSpec *properties[PROP_WHO + 1];

/* How a domain is shown; the strings are static. */
typedef struct
{
  const char *name;
  const char *icon_name;
} Domain;

/* What is wanted of the store. */
typedef struct
{
  char *who; /* (owned) (nullable) */
} Wish;

static const Domain *
find_domain (OpccTodayPage *self, const char *name)
{
  for (guint i = 0; i < self->domains->len; i++)
    {
      const Domain *domain = g_ptr_array_index (self->domains, i);

      if (strcmp (domain->name, name) == 0)
        return domain;
    }
  return NULL;
}

static gboolean
is_shown (const OpccTodayItem *item, const char *chip)
{
  if (g_strcmp0 (chip, MINE) == 0)
    return item->mine;
  return chip == NULL || strcmp (chip, EVERYONE) == 0 || strcmp (chip, item->due->domain) == 0;
}

static guint
count_items (const GPtrArray *items, const char *chip)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += is_shown (g_ptr_array_index (items, i), chip);
  return n;
}

/* --- filling --------------------------------------------------------------------------------- */

static void
row_activated_cb (OpccTodayPage *self, OpccTodayRow *row)
{
  const OpccDueItem *due = opcc_today_row_get_item (row)->due;

  opcc_page_show_record_tab (GTK_WIDGET (self), due->kind->name, due->n, due->tab);
}

static GtkWidget *
make_group_head (const char *title, guint count, gboolean late)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *badge = opcc_children_new_label (number, "opcc-badge", 0.5);

  opcc_children_set_class (badge, "late", late);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), opcc_children_new_label (title, "opcc-section", 0));
  gtk_box_append (GTK_BOX (head), badge);
  return head;
}

static void
add_group (OpccTodayPage *self, const char *title, gboolean late, GPtrArray *items)
{
  GtkWidget *box, *list;

  if (items->len == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "opcc-list");
  opcc_children_set_name (list, title);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < MIN (items->len, MAX_ROWS); i++)
    {
      const OpccTodayItem *item = g_ptr_array_index (items, i);
      const Domain *domain = find_domain (self, item->due->domain);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           opcc_today_row_new (item, self->today->today,
                                               domain != NULL ? domain->icon_name
                                                              : "opcc-today-symbolic"));
    }
  gtk_box_append (GTK_BOX (box), make_group_head (title, items->len, late));
  if (items->len > MAX_ROWS)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("The first %u of %u. Choose a domain above to see the rest.",
                                     "The first %u of %u. Choose a domain above to see the rest.",
                                     items->len),
                           MAX_ROWS, items->len);

      gtk_box_append (GTK_BOX (box), opcc_children_new_label (words, "opcc-caption opcc-dim", 0));
    }
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->groups, box);
}

static void
add_items (OpccTodayPage *self, const GPtrArray *from, int group, const char *title, gboolean late)
{
  const char *chip = opcc_chip_row_get_active (self->chips);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < from->len; i++)
    {
      OpccTodayItem *item = g_ptr_array_index (from, i);

      if (is_shown (item, chip) && (group < 0 || (int) item->group == group))
        g_ptr_array_add (items, item);
    }
  add_group (self, title, late, items);
}

static void
fill_list (OpccTodayPage *self)
{
  const guint place = opcc_today_rows_find_place (GTK_WIDGET (self->groups));

  if (self->today == NULL)
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  opcc_children_unparent (GTK_WIDGET (self->groups));
  for (int group = 0; group < OPCC_TODAY_N_GROUPS; group++)
    add_items (self, self->today->items, group, opcc_today_group_label ((OpccTodayGroup) group),
               group == OPCC_TODAY_OVERDUE);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->groups)) == NULL)
    gtk_box_append (self->groups,
                    opcc_empty_state_new ("object-select-symbolic", _ ("Nothing is due"),
                                          _ ("What closes, ends or waits for somebody is listed "
                                             "here by its day.")));
  add_items (self, self->today->asleep, -1, _ ("Put off"), FALSE);
  opcc_today_rows_focus (GTK_WIDGET (self->groups), place);
}

static void
fill_chips (OpccTodayPage *self)
{
  const GPtrArray *items = self->today->items;

  opcc_chip_row_set_count (self->chips, EVERYONE, (int) items->len);
  opcc_chip_row_set_count (self->chips, MINE, (int) count_items (items, MINE));
  for (guint i = 0; i < self->domains->len; i++)
    {
      const Domain *domain = g_ptr_array_index (self->domains, i);

      opcc_chip_row_set_count (self->chips, domain->name, (int) count_items (items, domain->name));
    }
}

static void
fill (OpccTodayPage *self)
{
  static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                          N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                          N_ ("Sunday") };
  g_autofree char *day = opcc_date_format (self->today->today);
  /* Translators: day of the week, and the day. */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%s %s"), _ (weekdays[opcc_date_get_weekday (self->today->today) - 1]),
                       day);

  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
  opcc_page_set_count (OPCC_PAGE (self), self->today->items->len);
  fill_chips (self);
  fill_list (self);
  opcc_today_cards_fill_next (self->next_card, self->today);
  opcc_today_calendar_show (self->calendar, self->today->today, self->today->items);
  opcc_today_cards_fill_news (self->news_card, self->today);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* --- reading --------------------------------------------------------------------------------- */

static void
free_wish (gpointer data)
{
  g_free (((Wish *) data)->who);
  g_free (data);
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return opcc_today_read (db, opcc_date_today (), wish->who, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccTodayPage) self = user_data;
  g_autoptr (OpccToday) before = NULL;
  g_autoptr (GError) error = NULL;
  OpccToday *today;

  self->reading = FALSE;
  if (self->workspace == NULL)
    return;
  today = opcc_workspace_run_finish (self->workspace, result, &error);
  if (today == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_signal_handlers_block_by_func (self->chips, fill_list, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* The rows hold what was read before until they are filled anew. */
  before = g_steal_pointer (&self->today);
  self->today = today;
  fill (self);
  g_signal_handlers_unblock_by_func (self->chips, fill_list, self);
  opcc_page_tell_useful (OPCC_PAGE (self));
  if (self->stale)
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
opcc_today_page_refresh (OpccPage *page)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (page);
  Wish *wish;

  self->stale = self->reading;
  if (self->reading || self->workspace == NULL)
    return;
  self->reading = TRUE;
  wish = g_new0 (Wish, 1);
  wish->who = g_strdup (self->who);
  opcc_workspace_run (self->workspace, read_job, wish, free_wish, (GDestroyNotify) opcc_today_free,
                      NULL, read_cb, g_object_ref (self));
}

/* Anything may be due because of anything. */
static void
changed_cb (OpccTodayPage *self)
{
  opcc_page_refresh (OPCC_PAGE (self));
}

static gboolean
clock_cb (gpointer user_data)
{
  OpccTodayPage *self = user_data;

  if (self->today != NULL && self->today->today != opcc_date_today ())
    opcc_page_refresh (OPCC_PAGE (self));
  return G_SOURCE_CONTINUE;
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
open_due_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccTodayRow *row = opcc_today_rows_find_focus (GTK_WIDGET (OPCC_TODAY_PAGE (widget)->groups));

  if (row != NULL)
    row_activated_cb (OPCC_TODAY_PAGE (widget), row);
}

static void
open_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (widget);
  const OpccTodayItem *next = self->today != NULL ? opcc_today_find_next (self->today) : NULL;

  if (next != NULL)
    opcc_page_show_record_tab (widget, next->due->kind->name, next->due->n, next->due->tab);
}

static void
snooze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (widget);
  OpccTodayRow *row = opcc_today_rows_find_focus (GTK_WIDGET (self->groups));

  if (row != NULL)
    opcc_today_snooze_ask (widget, self->workspace, opcc_today_row_get_item (row),
                           self->today->today);
  else
    opcc_page_toast (widget, _ ("Go to the row first that is to be put off"), FALSE);
}

static void
wake_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (widget);
  OpccTodayRow *row = opcc_today_rows_find_focus (GTK_WIDGET (self->groups));

  if (row != NULL && opcc_today_row_get_item (row)->snooze != 0)
    opcc_today_snooze_wake (widget, self->workspace, opcc_today_row_get_item (row));
}

static void
show_menu (OpccTodayPage *self, OpccTodayRow *row)
{
  const gboolean asleep = opcc_today_row_get_item (row)->snooze != 0;
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Open"), "page.open-due");
  g_menu_append (menu, asleep ? _ ("Put off longer…") : _ ("Put off…"), "page.snooze");
  if (asleep)
    g_menu_append (menu, _ ("Bring back"), "page.wake");
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (row));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_END);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccTodayRow *row = opcc_today_rows_find_focus (GTK_WIDGET (OPCC_TODAY_PAGE (widget)->groups));

  if (row != NULL)
    show_menu (OPCC_TODAY_PAGE (widget), row);
  return row != NULL;
}

static void
pressed_cb (OpccTodayPage *self, int n_press, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->groups), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = under != NULL ? gtk_widget_get_ancestor (under, OPCC_TYPE_TODAY_ROW) : NULL;

  if (row != NULL)
    show_menu (self, OPCC_TODAY_ROW (row));
}

static void
day_chosen_cb (OpccTodayPage *self, int day)
{
  g_autoptr (GPtrArray) rows = NULL;

  opcc_chip_row_set_active (self->chips, EVERYONE);
  rows = opcc_today_rows_list (GTK_WIDGET (self->groups));
  for (guint i = 0; i < rows->len; i++)
    if (opcc_today_row_get_item (g_ptr_array_index (rows, i))->due->due == day)
      {
        gtk_widget_grab_focus (g_ptr_array_index (rows, i));
        return;
      }
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccTodayPageProperty) id)
    {
    case PROP_WHO:
      g_value_set_string (value, OPCC_TODAY_PAGE (object)->who);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (object);

  g_clear_handle_id (&self->arrange_id, g_source_remove);
  switch ((OpccTodayPageProperty) id)
    {
    case PROP_WHO:
      if (opcc_set_str (&self->who, g_value_get_string (value)))
        {
          opcc_page_refresh (OPCC_PAGE (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* With little room the cards stand below what is due. Planned, as what is shown cannot change while
 * the room for it is being shared out. */
static gboolean
arrange_cb (gpointer user_data)
{
  OpccTodayPage *self = user_data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->arrange_id = 0;
  gtk_orientable_set_orientation (self->columns, gtk_adjustment_get_page_size (across) < NARROW
                                                     ? GTK_ORIENTATION_VERTICAL
                                                     : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
plan_arranging (OpccTodayPage *self)
{
  if (self->arrange_id == 0)
    self->arrange_id = g_idle_add (arrange_cb, self);
}

static void
opcc_today_page_dispose (GObject *object)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_today_page_parent_class)->dispose (object);
}

static void
opcc_today_page_finalize (GObject *object)
{
  OpccTodayPage *self = OPCC_TODAY_PAGE (object);

  g_free (self->who);
  g_ptr_array_unref (self->domains);
  opcc_today_free (self->today);
  G_OBJECT_CLASS (opcc_today_page_parent_class)->finalize (object);
}

static void
opcc_today_page_class_init (OpccTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  g_type_ensure (OPCC_TYPE_TODAY_CALENDAR);
  object_class->get_property = opcc_today_page_get_property;
  object_class->set_property = opcc_today_page_set_property;
  object_class->dispose = opcc_today_page_dispose;
  object_class->finalize = opcc_today_page_finalize;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_today_page_refresh;

  properties[PROP_WHO] =
      g_param_spec_string ("who", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "page.open-due", NULL, open_due_cb);
  gtk_widget_class_install_action (widget_class, "page.open-next", NULL, open_next_cb);
  gtk_widget_class_install_action (widget_class, "page.snooze", NULL, snooze_cb);
  gtk_widget_class_install_action (widget_class, "page.wake", NULL, wake_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/today/opcc-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, columns);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, groups);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, next_card);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, OpccTodayPage, news_card);
}

static void
opcc_today_page_init (OpccTodayPage *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  self->domains = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (plan_arranging), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  opcc_chip_row_add (self->chips, EVERYONE, _ ("Everyone"), -1);
  opcc_chip_row_add (self->chips, MINE, _ ("Mine"), -1);
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (fill_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-chosen", G_CALLBACK (day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->groups), GTK_EVENT_CONTROLLER (press));
  self->clock = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);
}

GtkWidget *
opcc_today_page_new (OpccWorkspace *workspace)
{
  OpccTodayPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_TODAY_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  opcc_page_set_document (OPCC_PAGE (self), "today");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.snooze",
                                 !opcc_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.wake",
                                 !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  opcc_page_refresh (OPCC_PAGE (self));
  return GTK_WIDGET (self);
}

/**
 * opcc_today_page_add_domain:
 *
 * Its chip stands there even while nothing of it is due.
 */
void
opcc_today_page_add_domain (OpccTodayPage *self,
                            const char *name,
                            const char *label,
                            const char *icon_name)
{
  Domain *domain;

  g_return_if_fail (OPCC_IS_TODAY_PAGE (self) && name != NULL);

  domain = g_new0 (Domain, 1);
  domain->name = name;
  domain->icon_name = icon_name;
  g_ptr_array_add (self->domains, domain);
  opcc_chip_row_add (self->chips, name, _ (label), -1);
}
