/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPage: what every page of the window is, and OpccPageHost, what it asks of the window. */
#include "opcc-page.h"

#include "opcc-children.h"

#include "opcc-text.h"

typedef struct
{
  char *title;    /* (owned) */
  char *subtitle; /* (owned) (nullable) */
  char *document; /* (owned) (nullable) */
  GtkWidget *child;
  guint count;
} OpccPagePrivate;

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_CHILD,
  PROP_COUNT,
  PROP_DOCUMENT,
  N_PROPERTIES,
} OpccPageProperty;

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_TYPE_WITH_PRIVATE (OpccPage, opcc_page, GTK_TYPE_WIDGET)

G_DEFINE_INTERFACE (OpccPageHost, opcc_page_host, GTK_TYPE_WIDGET)

static void
opcc_page_host_default_init (OpccPageHostInterface *iface)
{
}

static void
opcc_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccPage *self = OPCC_PAGE (object);

  switch ((OpccPageProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, opcc_page_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, opcc_page_get_subtitle (self));
      break;
    case PROP_CHILD:
      g_value_set_object (value, opcc_page_get_child (self));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, opcc_page_get_count (self));
      break;
    case PROP_DOCUMENT:
      g_value_set_string (value, opcc_page_get_document (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccPage *self = OPCC_PAGE (object);

  switch ((OpccPageProperty) id)
    {
    case PROP_TITLE:
      opcc_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      opcc_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_CHILD:
      opcc_page_set_child (self, g_value_get_object (value));
      break;
    case PROP_COUNT:
      opcc_page_set_count (self, g_value_get_uint (value));
      break;
    case PROP_DOCUMENT:
      opcc_page_set_document (self, g_value_get_string (value));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_page_dispose (GObject *object)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (OPCC_PAGE (object));

  priv->child = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_page_parent_class)->dispose (object);
}

static void
opcc_page_finalize (GObject *object)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (OPCC_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->document);
  G_OBJECT_CLASS (opcc_page_parent_class)->finalize (object);
}

static gboolean
has_no_search (OpccPage *self)
{
  return FALSE;
}

static gboolean
always_can_close (OpccPage *self)
{
  return TRUE;
}

static void
refresh_nothing (OpccPage *self)
{
}

static void
opcc_page_class_init (OpccPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_page_dispose;
  object_class->finalize = opcc_page_finalize;
  object_class->get_property = opcc_page_get_property;
  object_class->set_property = opcc_page_set_property;
  klass->focus_search = has_no_search;
  klass->can_close = always_can_close;
  klass->refresh = refresh_nothing;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DOCUMENT] =
      g_param_spec_string ("document", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* GTK 4.8 tells a reader of no region, nor of a landmark: a group with a name is the next best.
   */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_page_init (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  priv->title = g_strdup ("");
}

GtkWidget *
opcc_page_new (const char *title, GtkWidget *child)
{
  return g_object_new (OPCC_TYPE_PAGE, "title", title, "child", child, NULL);
}

const char *
opcc_page_get_title (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_PAGE (self), NULL);
  return priv->title;
}

void
opcc_page_set_title (OpccPage *self, const char *title)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_if_fail (OPCC_IS_PAGE (self));
  if (!opcc_set_str (&priv->title, title != NULL ? title : ""))
    return;
  opcc_children_set_name (GTK_WIDGET (self), priv->title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
opcc_page_get_subtitle (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_PAGE (self), NULL);
  return priv->subtitle;
}

void
opcc_page_set_subtitle (OpccPage *self, const char *subtitle)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_if_fail (OPCC_IS_PAGE (self));
  if (opcc_set_str (&priv->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

guint
opcc_page_get_count (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_PAGE (self), 0);
  return priv->count;
}

void
opcc_page_set_count (OpccPage *self, guint count)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_if_fail (OPCC_IS_PAGE (self));
  if (priv->count == count)
    return;
  priv->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

const char *
opcc_page_get_document (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_PAGE (self), NULL);
  return priv->document;
}

void
opcc_page_set_document (OpccPage *self, const char *document)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_if_fail (OPCC_IS_PAGE (self));
  if (opcc_set_str (&priv->document, document))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

GtkWidget *
opcc_page_get_child (OpccPage *self)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_PAGE (self), NULL);
  return priv->child;
}

void
opcc_page_set_child (OpccPage *self, GtkWidget *child)
{
  OpccPagePrivate *priv = opcc_page_get_instance_private (self);

  g_return_if_fail (OPCC_IS_PAGE (self));
  if (priv->child == child)
    return;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  priv->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

gboolean
opcc_page_focus_search (OpccPage *self)
{
  g_return_val_if_fail (OPCC_IS_PAGE (self), FALSE);
  return OPCC_PAGE_GET_CLASS (self)->focus_search (self);
}

gboolean
opcc_page_can_close (OpccPage *self)
{
  g_return_val_if_fail (OPCC_IS_PAGE (self), TRUE);
  return OPCC_PAGE_GET_CLASS (self)->can_close (self);
}

void
opcc_page_refresh (OpccPage *self)
{
  g_return_if_fail (OPCC_IS_PAGE (self));
  OPCC_PAGE_GET_CLASS (self)->refresh (self);
}

static OpccPageHost *
find_host (GtkWidget *from)
{
  return OPCC_PAGE_HOST (gtk_widget_get_ancestor (from, OPCC_TYPE_PAGE_HOST));
}

/**
 * opcc_page_show_record:
 * @from: any widget of a page
 * @kind: name of the record's kind: "application"
 * @n: its number
 *
 * Asks the window for the page of a record, by `win.show-record`.
 *
 * Returns: FALSE if there is no such action above @from
 */
gboolean
opcc_page_show_record (GtkWidget *from, const char *kind, gint64 n)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  return gtk_widget_activate_action (from, "win.show-record", "(sx)", kind, n);
}

/**
 * opcc_page_show_record_tab:
 * @tab: (nullable): name of a tab of its page, as "page.tab" knows it; NULL: the first
 *
 * Asks for the page of a record as opcc_page_show_record () does, by `win.show-record-tab`, with
 * one of its tabs in view.
 *
 * Returns: FALSE if there is no such action above @from
 */
gboolean
opcc_page_show_record_tab (GtkWidget *from, const char *kind, gint64 n, const char *tab)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  return tab != NULL
             ? gtk_widget_activate_action (from, "win.show-record-tab", "(sxs)", kind, n, tab)
             : opcc_page_show_record (from, kind, n);
}

/**
 * opcc_page_open:
 * @page: a name from the window's table of pages
 *
 * Asks the window for a page, by `win.open-page`.
 *
 * Returns: FALSE if there is no such action above @from
 */
gboolean
opcc_page_open (GtkWidget *from, const char *page)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  return gtk_widget_activate_action (from, "win.open-page", "s", page);
}

/**
 * opcc_page_report_error:
 * @error: (nullable): what went wrong; nothing is shown for what was cancelled
 *
 * Has the window show an error. Does nothing outside of a window that hosts pages.
 */
void
opcc_page_report_error (GtkWidget *from, const GError *error)
{
  OpccPageHost *host;

  g_return_if_fail (GTK_IS_WIDGET (from));
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  host = find_host (from);
  if (host != NULL)
    OPCC_PAGE_HOST_GET_IFACE (host)->report_error (host, error);
}

/**
 * opcc_page_toast:
 * @plain_text: what was done; never markup
 * @with_undo: whether the toast offers Undo
 */
void
opcc_page_toast (GtkWidget *from, const char *plain_text, gboolean with_undo)
{
  OpccPageHost *host;

  g_return_if_fail (GTK_IS_WIDGET (from));
  host = find_host (from);
  if (host != NULL)
    OPCC_PAGE_HOST_GET_IFACE (host)->toast (host, plain_text, with_undo);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, user_data);
  g_log ("opcc-desk", G_LOG_LEVEL_DEBUG, "Useful frame");
}

/**
 * opcc_page_tell_useful:
 *
 * Says, to who listens, when the page stands there with what it is for: see the bench.
 */
void
opcc_page_tell_useful (OpccPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_return_if_fail (OPCC_IS_PAGE (self));

  if (clock != NULL)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, 0);
}
