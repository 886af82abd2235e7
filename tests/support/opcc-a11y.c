/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of all that is shown, and where the keyboard gets to with Tab. */
#include "opcc-a11y.h"

#include <string.h>

#include "opcc-fault.h"
#include "opcc-fit.h"
#include "opcc-page.h"
#include "opcc-table.h"
#include "opcc-ui-test.h"

/* Places for the focus that a round begins with and does not come back to. */
#define MOST_ASTRAY 2
/* Rows of a long list are steps too. */
#define MOST_STEPS 5000

static GtkAccessibleRole
get_role (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

/* Shown, but told to nobody: its parent says what it is. */
static gboolean
is_silent (GtkWidget *widget)
{
  const GtkAccessibleRole role = get_role (widget);

  return role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_PRESENTATION;
}

/* GTK falls back on the name of the C type, so a name is one that was given. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *other = NULL;

  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* NULL where it is as expected, which is empty. */
  other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return other != NULL;
}

static gboolean
has_words (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (get_role (widget) == GTK_ACCESSIBLE_ROLE_LABEL && has_name (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* A picture in something that says what it stands for: in a button, a pill, a figure. */
static gboolean
is_told_by_parent (GtkWidget *widget)
{
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    switch ((int) get_role (at))
      {
      case GTK_ACCESSIBLE_ROLE_WINDOW:
      case GTK_ACCESSIBLE_ROLE_DIALOG:
        return FALSE;
      default:
        if (OPCC_IS_PAGE (at))
          return FALSE;
        if (has_name (at))
          return TRUE;
      }
  return FALSE;
}

/* These take the focus for what is in them and say nothing themselves. */
static gboolean
is_container (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_STACK (widget) ||
         GTK_IS_POPOVER (widget);
}

/* GTK makes these for a list: a reader reads what is in them. */
static gboolean
is_made_by_list (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return !GTK_IS_LIST_BOX_ROW (widget) &&
         (GTK_IS_LIST_VIEW (parent) || GTK_IS_GRID_VIEW (parent) ||
          g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") ||
          strncmp (G_OBJECT_TYPE_NAME (widget), "GtkColumnView", 13) == 0 ||
          (parent != NULL && strncmp (G_OBJECT_TYPE_NAME (parent), "GtkColumnView", 13) == 0));
}

static gboolean
has_meaning (GtkWidget *widget)
{
  switch ((int) get_role (widget))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_DIALOG:
    case GTK_ACCESSIBLE_ROLE_FORM:
    case GTK_ACCESSIBLE_ROLE_IMG:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST:
    case GTK_ACCESSIBLE_ROLE_METER:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TAB_LIST:
    case GTK_ACCESSIBLE_ROLE_TABLE:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_TREE_GRID:
    case GTK_ACCESSIBLE_ROLE_WINDOW:
      return TRUE;
    default:
      return GTK_IS_COLUMN_VIEW (widget) || OPCC_IS_PAGE (widget) ||
             gtk_widget_get_focusable (widget);
    }
}

/* A picture, the list of one choice that libadwaita puts into the row of the choice, or the button
 * that GTK makes in a menu button, whose name GTK after 4.8 leaves on the menu button. */
static gboolean
is_part (GtkWidget *widget)
{
  return get_role (widget) == GTK_ACCESSIBLE_ROLE_IMG ||
         GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) ||
         (GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "inline"));
}

/* Whose role and name are told where @widget has the focus: the entry around its text. */
static GtkWidget *
find_teller (GtkWidget *widget)
{
  GtkWidget *entry = GTK_IS_TEXT (widget) ? gtk_widget_get_parent (widget) : NULL;

  while (entry != NULL && !GTK_IS_EDITABLE (entry))
    entry = gtk_widget_get_parent (entry);
  if (entry != NULL)
    return entry;
  while (is_silent (widget) && gtk_widget_get_parent (widget) != NULL)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
check_widget (GtkWidget *widget, const char *where, GString *faults)
{
  GtkWidget *teller;

  if (!has_meaning (widget) || is_container (widget))
    return;
  if (is_made_by_list (widget))
    {
      if (!has_name (widget) && !has_words (widget))
        opcc_fault_add (faults, where, widget, "says nothing");
      return;
    }
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
    opcc_fault_add (faults, where, widget, "does not let Tab through");
  if (is_part (widget) && is_told_by_parent (widget))
    return;
  teller = find_teller (widget);
  if (teller != widget && !gtk_widget_get_focusable (widget))
    return;
  if (get_role (teller) == GTK_ACCESSIBLE_ROLE_WIDGET ||
      get_role (teller) == GTK_ACCESSIBLE_ROLE_GENERIC)
    opcc_fault_add (faults, where, teller, "has no role");
  if (!has_name (teller))
    opcc_fault_add (faults, where, teller, "has no name");
}

void
opcc_a11y_check_names (GtkWidget *root, const char *where, GString *faults)
{
  if (!gtk_widget_get_mapped (root))
    return;
  check_widget (root, where, faults);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    opcc_a11y_check_names (child, where, faults);
}

/* --- the focus ------------------------------------------------------------------------------- */

/* A row that has just come into view is there after the next frame. */
static gboolean
is_kept (GtkWidget *window, gboolean in_view)
{
  for (guint tries = 0; tries < 20; tries++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus) &&
          (!in_view || opcc_fit_is_in_view (focus)))
        return TRUE;
      opcc_test_spin (10);
    }
  return FALSE;
}

static void
add_loss (GString *faults, const char *where, GtkWidget *window, GtkWidget *last, const char *key)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_autofree char *words = g_strdup_printf (focus == NULL ? "is where the focus is lost with %s"
                                                          : "is where the focus goes with %s, "
                                                            "and it is not there or out of sight",
                                            key);

  opcc_fault_add (faults, where, focus != NULL ? focus : last, words);
}

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_GRID_VIEW (widget) ||
         (GTK_IS_LIST_BOX (widget) &&
          gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) != GTK_SELECTION_NONE);
}

/* A list is one place: it moves the focus through its rows, takes it in where it was last, and
 * gives other rows the same widget. */
static GtkWidget *
find_place (GtkWidget *focus)
{
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    if (is_list (at))
      return at;
  return focus;
}

/* A row of a window that has not the keyboard says in GTK 4.18 that it is not focused, and takes
 * the focus again and again. There is no window manager here who would give it to the window. */
static void
take_keyboard (GtkWindow *window)
{
  if (gtk_window_is_active (window))
    return;
  gtk_window_present (window);
  for (guint tries = 0; tries < 20 && !gtk_window_is_active (window); tries++)
    opcc_test_spin (10);
}

/* Once round, until the focus is where it was before: where it began, or a step or two after.
 * Returns: (transfer full) (element-type GtkWidget): the places of the round; none if it was lost
 */
static GPtrArray *
walk (GtkWidget *window, GtkDirectionType direction, const char *where, GString *faults)
{
  const char *key = direction == GTK_DIR_TAB_FORWARD ? "Tab" : "Shift+Tab";
  g_autoptr (GPtrArray) been = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = g_strdup_printf ("is left by %s only to come back to it", key);
  GtkWidget *last = window;
  guint again = G_MAXUINT;

  for (guint i = 0; i < MOST_STEPS && again == G_MAXUINT; i++)
    {
      GtkWidget *place;

      take_keyboard (GTK_WINDOW (window));
      g_signal_emit_by_name (window, "move-focus", direction);
      if (!is_kept (window, direction == GTK_DIR_TAB_FORWARD))
        {
          add_loss (faults, where, window, last, key);
          g_ptr_array_set_size (been, 0);
          return g_steal_pointer (&been);
        }
      place = find_place (gtk_root_get_focus (GTK_ROOT (window)));
      if (place == last)
        continue;
      if (!g_ptr_array_find (been, place, &again))
        g_ptr_array_add (been, g_object_ref (place));
      last = place;
    }
  if (been->len > 1 && (again == G_MAXUINT || again > MOST_ASTRAY))
    {
      opcc_fault_add (faults, where, last, words);
      for (guint i = again; i < been->len && i - again < 3; i++)
        opcc_fault_add (faults, where, been->pdata[i], "is on the way round");
    }
  if (again != G_MAXUINT && again > 0)
    g_ptr_array_remove_range (been, 0, again);
  return g_steal_pointer (&been);
}

/* What is passed by on the way back is out of reach of whoever went too far. */
static void
add_missed (const GPtrArray *been,
            const GPtrArray *others,
            const char *where,
            const char *words,
            GString *faults)
{
  for (guint i = 0; i < been->len; i++)
    if (gtk_widget_get_mapped (been->pdata[i]) &&
        !g_ptr_array_find ((GPtrArray *) others, been->pdata[i], NULL))
      opcc_fault_add (faults, where, been->pdata[i], words);
}

guint
opcc_a11y_check_focus (GtkWidget *window, const char *where, GString *faults)
{
  g_autoptr (GPtrArray) forward = walk (window, GTK_DIR_TAB_FORWARD, where, faults);
  g_autoptr (GPtrArray) backward = walk (window, GTK_DIR_TAB_BACKWARD, where, faults);

  if (forward->len == 0 || backward->len == 0)
    return 0;
  add_missed (forward, backward, where, "is passed by with Shift+Tab, not with Tab", faults);
  add_missed (backward, forward, where, "is passed by with Tab, not with Shift+Tab", faults);
  return forward->len;
}
