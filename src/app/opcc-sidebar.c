/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSidebar: the domains, what is pinned, and whether everything is saved. */
#include "opcc-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-office-jobs.h"

struct _OpccSidebar
{
  GtkWidget parent_instance;
  GtkWidget *box;             /* template */
  GtkMenuButton *menu_button; /* template */
  GtkListBox *domain_list;    /* template */
  GtkLabel *pin_heading;      /* template */
  GtkListBox *pin_list;       /* template */
  GtkWidget *state_box;       /* template */
  GtkImage *state_icon;       /* template */
  GtkLabel *state_label;      /* template */
  GtkLabel *place_label;      /* template */

  const OpccDomain *domain; /* (nullable) the one in view */
  const OpccKind *kind;     /* (nullable) of the record in view */
  gint64 n;                 /* the record in view, or 0 */
  gboolean selecting;       /* the program is, not a hand */
};

G_DEFINE_FINAL_TYPE (OpccSidebar, opcc_sidebar, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (GtkWidget *child, const char *label, const char *action, GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static GtkWidget *
make_domain_row (const OpccDomain *domain)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (domain->icon);
  GtkWidget *label = gtk_label_new (_ (domain->label));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "name");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "opcc-badge");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (count, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  return make_row (box, _ (domain->label), "win.show-domain", g_variant_new_string (domain->name));
}

static GtkWidget *
make_pin_row (const OpccPin *pin)
{
  GtkWidget *label = gtk_label_new (pin->title);

  gtk_widget_add_css_class (label, "name");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, pin->title);
  return make_row (label, pin->title, "win.show-pin",
                   g_variant_new ("(sx)", pin->kind->name, pin->n));
}

static GVariant *
make_current_target (OpccSidebar *self)
{
  return self->kind != NULL ? g_variant_new ("(sx)", self->kind->name, self->n) : NULL;
}

static GtkListBoxRow *
find_row (GtkListBox *list, GVariant *target)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GVariant *own = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

      if (target != NULL && own != NULL && g_variant_equal (own, target))
        return row;
    }
  return NULL;
}

/* One row stands for what is in view: the record's pin if it has one, else its domain. */
static void
select_current (OpccSidebar *self)
{
  g_autoptr (GVariant) record = NULL;
  g_autoptr (GVariant) domain = NULL;
  GtkListBoxRow *pin;

  record = make_current_target (self);
  if (record != NULL)
    g_variant_ref_sink (record);
  if (self->domain != NULL)
    domain = g_variant_ref_sink (g_variant_new_string (self->domain->name));
  pin = find_row (self->pin_list, record);
  self->selecting = TRUE;
  gtk_list_box_select_row (self->pin_list, pin);
  gtk_list_box_select_row (self->domain_list,
                           pin != NULL ? NULL : find_row (self->domain_list, domain));
  self->selecting = FALSE;
}

/* The focus takes the selection with it when Tab goes through; it belongs to what is in view. */
static void
selected_cb (OpccSidebar *self)
{
  if (!self->selecting)
    select_current (self);
}

static void
opcc_sidebar_dispose (GObject *object)
{
  OpccSidebar *self = OPCC_SIDEBAR (object);

  /* Rows that go are deselected. */
  self->selecting = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (opcc_sidebar_parent_class)->dispose (object);
}

static void
opcc_sidebar_class_init (OpccSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_sidebar_dispose;

  g_type_ensure (ADW_TYPE_HEADER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, domain_list);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, pin_heading);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, pin_list);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, state_box);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, state_icon);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, state_label);
  gtk_widget_class_bind_template_child (widget_class, OpccSidebar, place_label);
}

static void
opcc_sidebar_init (OpccSidebar *self)
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_domains; i++)
    gtk_list_box_append (self->domain_list, make_domain_row (&domains[i]));
  g_signal_connect_object (self->domain_list, "selected-rows-changed", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_list, "selected-rows-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * opcc_sidebar_set_pins:
 * @pins: (element-type OpccPin): what the user pinned, in their order
 */
void
opcc_sidebar_set_pins (OpccSidebar *self, const GPtrArray *pins)
{
  GtkListBoxRow *row;

  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  while ((row = gtk_list_box_get_row_at_index (self->pin_list, 0)) != NULL)
    gtk_list_box_remove (self->pin_list, GTK_WIDGET (row));
  for (guint i = 0; i < pins->len; i++)
    gtk_list_box_append (self->pin_list, make_pin_row (g_ptr_array_index (pins, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->pin_heading), pins->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pin_list), pins->len > 0);
  select_current (self);
}

/**
 * opcc_sidebar_set_current:
 * @domain: (nullable): the domain in view
 * @kind: (nullable): the kind of the record in view, if it is one record's page
 * @n: its number
 */
void
opcc_sidebar_set_current (OpccSidebar *self,
                          const OpccDomain *domain,
                          const OpccKind *kind,
                          gint64 n)
{
  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  self->domain = domain;
  self->kind = kind;
  self->n = n;
  select_current (self);
}

/**
 * opcc_sidebar_set_count:
 * @domain: name of a domain
 * @count: how many things of it wait for somebody; 0: none
 */
void
opcc_sidebar_set_count (OpccSidebar *self, const char *domain, guint count)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (domain));
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u thing waits", "%u things wait", count), count);
  GtkListBoxRow *row;
  GtkWidget *badge;

  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  row = find_row (self->domain_list, target);
  if (row == NULL)
    return;
  badge = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  gtk_label_set_text (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count > 0 ? words : "", -1);
}

/**
 * opcc_sidebar_set_domains_shown:
 * @shown: FALSE while no office is open and there is nowhere to go
 */
void
opcc_sidebar_set_domains_shown (OpccSidebar *self, gboolean shown)
{
  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->domain_list), shown);
  gtk_widget_set_visible (self->state_box, shown);
}

/**
 * opcc_sidebar_set_state:
 * @icon_name: icon before the state
 * @state: "All changes saved 10:42"
 * @place: "office.opcc · on this computer"
 * @path: where the file is, for the tooltip
 */
void
opcc_sidebar_set_state (OpccSidebar *self,
                        const char *icon_name,
                        const char *state,
                        const char *place,
                        const char *path)
{
  g_autofree char *whole = g_strdup_printf ("%s. %s", state, place);

  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  gtk_image_set_from_icon_name (self->state_icon, icon_name);
  gtk_label_set_label (self->state_label, state);
  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_tooltip_text (self->state_box, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  whole, -1);
}

/**
 * opcc_sidebar_set_menu:
 * @menu: (transfer none): what the menu button opens
 */
void
opcc_sidebar_set_menu (OpccSidebar *self, GMenuModel *menu)
{
  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * opcc_sidebar_open_menu:
 *
 * Opens the menu, as a press on its button does.
 */
void
opcc_sidebar_open_menu (OpccSidebar *self)
{
  g_return_if_fail (OPCC_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}
