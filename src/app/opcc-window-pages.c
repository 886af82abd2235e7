/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the window is: the trail of pages from a domain to a record, and the way back. */
#include "opcc-window-private.h"

#include <glib/gi18n-lib.h>

#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-log-page.h"
#include "opcc-office-jobs.h"
#include "opcc-page.h"
#include "opcc-registry.h"
#include "opcc-proof-page.h"
#include "opcc-retention-page.h"
#include "opcc-rewind-page.h"

#define MAX_TRAIL 20
/* Puts a title without a back button above the page's margin, pixels. */
#define TITLE_INDENT 18

/* Where a record is shown that has no page of its own. */
typedef struct
{
  const OpccKind *kind;
  const OpccDomain *domain;
  const OpccRecordPlace *page; /* (nullable) NULL: the domain's page */
  gint64 n;
  const char *tab; /* (nullable) interned: which tab of the page comes into view */
} Destination;

static OpccTrailEntry *
get_last (OpccWindow *self)
{
  return self->trail->len > 0 ? &g_array_index (self->trail, OpccTrailEntry, self->trail->len - 1)
                              : NULL;
}

static gboolean
is_domain_page (OpccWindow *self, GtkWidget *page)
{
  GHashTableIter iter;
  gpointer kept;

  g_hash_table_iter_init (&iter, self->domain_pages);
  while (g_hash_table_iter_next (&iter, NULL, &kept))
    if (kept == page)
      return TRUE;
  return FALSE;
}

/* Takes the last page off the trail; a domain's own page is kept for the next visit. */
static void
drop_last (OpccWindow *self)
{
  OpccTrailEntry *last = get_last (self);

  if (!is_domain_page (self, last->page))
    gtk_stack_remove (self->pages, last->page);
  g_array_set_size (self->trail, self->trail->len - 1);
}

/* FALSE where a page has something in the way, and has said so; it is in view then. */
static gboolean
go_back_to (OpccWindow *self, guint n_entries)
{
  while (self->trail->len > n_entries)
    {
      OpccTrailEntry *last = get_last (self);

      if (OPCC_IS_PAGE (last->page) && !opcc_page_can_close (OPCC_PAGE (last->page)))
        {
          opcc_window_update_page (self);
          return FALSE;
        }
      drop_last (self);
    }
  return TRUE;
}

static void
push_page (
    OpccWindow *self, GtkWidget *page, const OpccDomain *domain, const OpccKind *kind, gint64 n)
{
  OpccTrailEntry entry = { g_object_ref (page), domain, kind, n };

  if (gtk_widget_get_parent (page) == NULL)
    gtk_stack_add_child (self->pages, page);
  g_array_append_val (self->trail, entry);
  opcc_window_update_page (self);
}

/* The focus follows into the page, so that keys and a screen reader go on from there. */
static void
focus_page (OpccWindow *self)
{
  OpccTrailEntry *last = get_last (self);

  if (last == NULL || !gtk_widget_get_mapped (last->page) ||
      gtk_widget_child_focus (last->page, GTK_DIR_TAB_FORWARD))
    return;
  /* Nothing on it takes the focus yet: the page holds it until something does. */
  gtk_widget_set_focusable (last->page, TRUE);
  gtk_widget_grab_focus (last->page);
}

/* A widget that is taken away with the focus in it leaves its parents pointing to where it was, and
 * GTK 4.8 then finds no way on from there. */
static void
forget_focus (OpccWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  while (widget != NULL)
    {
      GtkWidget *child = gtk_widget_get_focus_child (widget);

      gtk_widget_set_focus_child (widget, NULL);
      widget = child;
    }
}

void
opcc_window_find_focus (OpccWindow *self)
{
  forget_focus (self);
  focus_page (self);
}

static guint
find_on_trail (OpccWindow *self, const OpccKind *kind, gint64 n)
{
  for (guint i = 0; i < self->trail->len; i++)
    {
      const OpccTrailEntry *entry = &g_array_index (self->trail, OpccTrailEntry, i);

      if (kind != NULL && entry->kind == kind && entry->n == n)
        return i;
    }
  return G_MAXUINT;
}

/* FALSE where the page in view has something in the way. */
static gboolean
show_page_of (OpccWindow *self, const Destination *destination)
{
  const OpccDomain *domain = destination->domain;
  const OpccKind *kind;
  guint position;

  if (destination->page == NULL || !opcc_record_place_has_page (destination->page))
    return opcc_window_show_domain (self, domain->name);
  kind = opcc_registry_find (destination->page->kind);
  position = find_on_trail (self, kind, destination->n);
  if (position != G_MAXUINT)
    {
      if (!go_back_to (self, position + 1))
        return FALSE;
      opcc_window_update_page (self);
      return TRUE;
    }
  if (self->trail->len == 0 && !opcc_window_show_domain (self, domain->name))
    return FALSE;
  if (self->trail->len >= MAX_TRAIL && !go_back_to (self, 1))
    return FALSE;
  push_page (self,
             opcc_record_place_make_page (destination->page,
                                          opcc_office_get_workspace (self->office), destination->n),
             domain, kind, destination->n);
  return TRUE;
}

static void
show_destination (OpccWindow *self, const Destination *destination)
{
  if (!show_page_of (self, destination))
    return;
  if (destination->tab != NULL)
    gtk_widget_activate_action (get_last (self)->page, "page.tab", "s", destination->tab);
  focus_page (self);
}

/* Where the link of a record leads to that has no page of its own; NULL: nowhere. */
static const OpccKind *
follow_link (OpccRecord *record, const OpccRecordPlace *page, gint64 *n)
{
  const OpccKind *kind = opcc_record_get_kind (record);
  const OpccField *field = opcc_kind_find_field (kind, page->via);
  g_autofree char *name = page->via_kind != NULL ? opcc_record_get_text (record, page->via_kind)
                                                 : g_strdup (field->target);
  OpccStored stored;

  opcc_field_get_stored (field, record, &stored);
  *n = stored.type == OPCC_STORED_INTEGER ? stored.integer : 0;
  return name != NULL ? opcc_registry_find (name) : NULL;
}

/* A job: follows the links from a record that has no page until one that has. */
static gpointer
find_destination (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Destination to = *(Destination *) data;

  while (to.kind != NULL &&
         (to.domain = opcc_domains_find_kind (to.kind->name, &to.page)) != NULL &&
         !opcc_record_place_has_page (to.page) && to.page->via != NULL)
    {
      g_autoptr (OpccRecord) record = opcc_db_load (db, to.kind, to.n, error);

      if (record == NULL)
        return NULL;
      if (to.tab == NULL)
        to.tab = to.page->tab;
      to.kind = follow_link (record, to.page, &to.n);
      /* It belongs to none yet: the domain's page lists it. */
      if (to.kind != NULL && to.n == 0)
        {
          to.page = NULL;
          break;
        }
    }
  if (to.kind == NULL || to.domain == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("No page shows a record of this kind."));
      return NULL;
    }
  return g_memdup2 (&to, sizeof to);
}

static void
finish_destination_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Destination *destination = opcc_store_run_finish (OPCC_STORE (source), result, &error);

  if (self->office == NULL || opcc_office_get_store (self->office) != OPCC_STORE (source))
    return;
  if (destination != NULL)
    show_destination (self, destination);
  else
    opcc_page_report_error (GTK_WIDGET (self->view), error);
}

/* @tab: (nullable) interned */
static void
show_record_at (OpccWindow *self, const char *kind, gint64 n, const char *tab)
{
  Destination to = { .kind = opcc_registry_find (kind), .n = n, .tab = tab };

  to.domain = opcc_domains_find_kind (kind, &to.page);
  if (self->office == NULL || to.domain == NULL)
    return;
  if (!opcc_record_place_has_page (to.page) && to.page->via != NULL)
    {
      opcc_store_run (opcc_office_get_store (self->office), find_destination,
                      g_memdup2 (&to, sizeof to), g_free, g_free, NULL, finish_destination_cb,
                      g_object_ref (self));
      return;
    }
  if (to.tab == NULL)
    to.tab = to.page->tab;
  show_destination (self, &to);
}

static void
show_domain_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (opcc_window_show_domain (self, g_variant_get_string (parameter, NULL)))
    focus_page (self);
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind;
  gint64 n;

  g_variant_get (parameter, "(&sx)", &kind, &n);
  opcc_window_show_record (user_data, kind, n);
}

static void
show_record_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind;
  const char *tab;
  gint64 n;

  g_variant_get (parameter, "(&sx&s)", &kind, &n, &tab);
  show_record_at (user_data, kind, n, g_intern_string (tab));
}

/* From the sidebar the trail begins anew, so that Back leads to the record's domain. */
static void
show_pin_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const OpccTrailEntry *last = get_last (self);
  const OpccDomain *domain;
  const char *kind;
  gint64 n;

  g_variant_get (parameter, "(&sx)", &kind, &n);
  domain = opcc_domains_find_kind (kind, NULL);
  if (last != NULL && last->kind != NULL && g_str_equal (last->kind->name, kind) && last->n == n)
    return;
  if (domain != NULL && opcc_window_show_domain (self, domain->name))
    opcc_window_show_record (self, kind, n);
}

static void
open_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "log"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.log", NULL);
  else if (opcc_window_show_domain (self, name))
    focus_page (self);
}

static void
go_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;

  if (self->trail->len > 1 && go_back_to (self, self->trail->len - 1))
    {
      opcc_window_update_page (self);
      focus_page (self);
    }
}

static void
show_log_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccWindow *self = user_data;
  const OpccTrailEntry *last = get_last (self);

  if (self->office == NULL || (last != NULL && OPCC_IS_LOG_PAGE (last->page)))
    return;
  push_page (self, opcc_log_page_new (opcc_office_get_store (self->office)),
             last != NULL ? last->domain : NULL, NULL, 0);
  focus_page (self);
}

/* Where it is in view already, it stays. Returns: (transfer none) (nullable): the page */
static GtkWidget *
show_own_page (OpccWindow *self, GType type, GtkWidget *(*make) (OpccWorkspace *) )
{
  const OpccTrailEntry *last = get_last (self);
  GtkWidget *page;

  if (self->office == NULL || (last != NULL && G_TYPE_CHECK_INSTANCE_TYPE (last->page, type)))
    return last != NULL ? last->page : NULL;
  page = make (opcc_office_get_workspace (self->office));
  push_page (self, page, last != NULL ? last->domain : NULL, NULL, 0);
  focus_page (self);
  return NULL;
}

static void
show_retention_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_own_page (user_data, OPCC_TYPE_RETENTION_PAGE, opcc_retention_page_new);
}

static void
show_rewind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_own_page (user_data, OPCC_TYPE_REWIND_PAGE, opcc_rewind_page_new);
}

/* A page that is new begins by itself. */
static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *page = show_own_page (user_data, OPCC_TYPE_PROOF_PAGE, opcc_proof_page_new);

  if (OPCC_IS_PROOF_PAGE (page))
    opcc_proof_page_verify (OPCC_PROOF_PAGE (page));
}

/**
 * opcc_window_install_page_actions:
 *
 * Adds the actions that move between pages.
 */
void
opcc_window_install_page_actions (OpccWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-domain", show_domain_cb, "s" },
    { "show-record", show_record_cb, "(sx)" },
    { "show-record-tab", show_record_tab_cb, "(sxs)" },
    { "show-pin", show_pin_cb, "(sx)" },
    { "open-page", open_page_cb, "s" },
    { "back", go_back_cb },
    { "log", show_log_cb },
    { "retention", show_retention_cb },
    { "rewind", show_rewind_cb },
    { "verify", verify_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * opcc_window_get_entry:
 *
 * Returns: (transfer none) (nullable): what is in view
 */
const OpccTrailEntry *
opcc_window_get_entry (OpccWindow *self)
{
  return get_last (self);
}

/**
 * opcc_window_clear_pages:
 *
 * Takes all pages away, whatever is on them: the office goes.
 */
void
opcc_window_clear_pages (OpccWindow *self)
{
  GtkWidget *page;

  g_signal_group_set_target (self->page_signals, NULL);
  g_array_set_size (self->trail, 0);
  g_hash_table_remove_all (self->domain_pages);
  while (self->pages != NULL &&
         (page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
}

/**
 * opcc_window_pages_can_close:
 *
 * Returns: FALSE where a page on the trail has something in the way, and has said so
 */
gboolean
opcc_window_pages_can_close (OpccWindow *self)
{
  for (guint i = self->trail->len; i > 0; i--)
    {
      GtkWidget *page = g_array_index (self->trail, OpccTrailEntry, i - 1).page;

      if (OPCC_IS_PAGE (page) && !opcc_page_can_close (OPCC_PAGE (page)))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_window_update_page:
 *
 * Shows the last page of the trail, and in the header and the sidebar where that is.
 */
void
opcc_window_update_page (OpccWindow *self)
{
  const OpccTrailEntry *last = get_last (self);
  OpccPage *page = last != NULL && OPCC_IS_PAGE (last->page) ? OPCC_PAGE (last->page) : NULL;
  const char *title = page != NULL ? opcc_page_get_title (page) : NULL;
  const char *subtitle = page != NULL ? opcc_page_get_subtitle (page) : NULL;

  g_signal_group_set_target (self->page_signals, page);
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label),
                          subtitle != NULL && subtitle[0] != '\0');
  gtk_widget_set_visible (self->back_button, self->trail->len > 1);
  gtk_widget_set_margin_start (self->title_box, self->trail->len > 1 ? 2 : TITLE_INDENT);
  opcc_sidebar_set_current (self->sidebar, last != NULL ? last->domain : NULL,
                            last != NULL ? last->kind : NULL, last != NULL ? last->n : 0);
  if (last != NULL)
    {
      gtk_stack_set_visible_child (self->pages, last->page);
      gtk_stack_set_visible_child_name (self->view, "pages");
    }
  opcc_window_update_actions (self);
  opcc_window_update_marking (self);
}

static void
count_cb (OpccWindow *self, GParamSpec *pspec, OpccPage *page)
{
  GHashTableIter iter;
  gpointer name, kept;

  g_hash_table_iter_init (&iter, self->domain_pages);
  while (g_hash_table_iter_next (&iter, &name, &kept))
    if (kept == page)
      opcc_sidebar_set_count (self->sidebar, name, opcc_page_get_count (page));
}

/**
 * opcc_window_show_domain:
 * @name: name of the domain
 *
 * Begins the trail anew with the domain's page.
 *
 * Returns: FALSE if no office is open, there is no such domain, or a page may not be left
 */
gboolean
opcc_window_show_domain (OpccWindow *self, const char *name)
{
  const OpccDomain *domain = opcc_domains_find (name);
  GtkWidget *page;

  g_return_val_if_fail (OPCC_IS_WINDOW (self), FALSE);

  if (self->office == NULL || domain == NULL || !go_back_to (self, 0))
    return FALSE;
  page = g_hash_table_lookup (self->domain_pages, domain->name);
  if (page == NULL)
    {
      page = g_object_ref_sink (domain->make_page (opcc_office_get_workspace (self->office)));
      g_hash_table_insert (self->domain_pages, (gpointer) domain->name, page);
      g_signal_connect_object (page, "notify::count", G_CALLBACK (count_cb), self,
                               G_CONNECT_SWAPPED);
    }
  push_page (self, page, domain, NULL, 0);
  return TRUE;
}

/**
 * opcc_window_show_record:
 * @kind: name of the record's kind
 * @n: its number
 *
 * Puts the page of a record on the trail, or goes back to it where it is on the trail. A record
 * without a page of its own is shown on that of the record it belongs to.
 */
void
opcc_window_show_record (OpccWindow *self, const char *kind, gint64 n)
{
  g_return_if_fail (OPCC_IS_WINDOW (self));

  show_record_at (self, kind, n, NULL);
}

/**
 * opcc_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
GtkWidget *
opcc_window_get_page (OpccWindow *self)
{
  g_return_val_if_fail (OPCC_IS_WINDOW (self), NULL);

  return self->trail->len > 0 ? get_last (self)->page : NULL;
}
