/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds widgets by what they say, and works them through XTEST as a hand would. */
#include "user.h"

#include "opcc-table-row.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

#define AFTER_KEY   30
#define AFTER_CLICK 60
/* At most, for a window to get the keys: who manages the windows may be slow to give them. */
#define FOCUS_MS 5000
/* And for that one to come, where one was started. */
#define START_MS 10000

static Display *display; /* our own connection, as another person's hand would be */

gboolean
user_sit_down (void)
{
  int event, error, major, minor;

  if (display == NULL)
    display = XOpenDisplay (NULL);
  return display != NULL && XTestQueryExtension (display, &event, &error, &major, &minor);
}

static gboolean
is_managed (gpointer data)
{
  Atom check = XInternAtom (display, "_NET_SUPPORTING_WM_CHECK", False);
  Atom type = None;
  int format;
  unsigned long n_items, left;
  unsigned char *value = NULL;

  XGetWindowProperty (display, DefaultRootWindow (display), check, 0, 1, False, AnyPropertyType,
                      &type, &format, &n_items, &left, &value);
  if (value != NULL)
    XFree (value);
  return type != None;
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
user_wait_milliseconds (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, stop_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
user_wait_for (gboolean (*done) (gpointer), gpointer data, guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);

  while (!done (data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      user_wait_milliseconds (5);
    }
  return TRUE;
}

gboolean
user_has_window_manager (void)
{
  return user_wait_for (is_managed, NULL, g_getenv ("WINDOW_MANAGER") != NULL ? START_MS : 0);
}

/* Between two windows the keys belong to nobody, and one that is pressed then is lost. */
static gboolean
keys_arrive (gpointer data)
{
  GdkDisplay *gdk_display = gdk_display_get_default ();
  Window focus;
  int revert;
  GdkSurface *surface;
  GtkNative *native;

  XGetInputFocus (display, &focus, &revert);
  surface = gdk_x11_surface_lookup_for_display (gdk_display, focus);
  native = surface != NULL ? gtk_native_get_for_surface (surface) : NULL;
  return GTK_IS_WINDOW (native) && gtk_window_is_active (GTK_WINDOW (native));
}

static void
wait_for_keys (void)
{
  if (is_managed (NULL))
    user_wait_for (keys_arrive, NULL, FOCUS_MS);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
}

void
user_wait_drawn (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler;

  if (clock == NULL)
    return;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* --- finding -------------------------------------------------------------------------------- */

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  const char *own = get_words (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (OPCC_IS_TABLE_ROW (widget))
    return opcc_table_row_find_text (OPCC_TABLE_ROW (widget), words) >= 0;
  return (own != NULL && strcmp (own, words) == 0) ||
         (tooltip != NULL && strcmp (tooltip, words) == 0);
}

/* What a hand would aim at to reach a label. */
static GtkWidget *
get_target (GtkWidget *widget, GtkWidget *root)
{
  for (GtkWidget *at = widget; at != NULL && at != root; at = gtk_widget_get_parent (at))
    if (GTK_IS_BUTTON (at) || GTK_IS_LIST_BOX_ROW (at) || GTK_IS_MENU_BUTTON (at))
      return at;
  return widget;
}

static GtkWidget *
find_below (GtkWidget *at, GtkWidget *root, const char *words)
{
  if (!gtk_widget_get_mapped (at))
    return NULL;
  if (says (at, words))
    return get_target (at, root);
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, root, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
user_find (GtkWidget *root, const char *words)
{
  return find_below (root, root, words);
}

gboolean
user_sees (GtkWidget *root, const char *words)
{
  return user_find (root, words) != NULL;
}

GtkWidget *
user_find_button (GtkWidget *root, const char *words)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root))
    return user_sees (root, words) ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = user_find_button (child, words);
  return found;
}

static GtkWidget *
find_type_below (GtkWidget *at, GType type, guint *skip)
{
  if (!gtk_widget_get_mapped (at))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (at), type) && (*skip)-- == 0)
    return at;
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type_below (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
user_find_type (GtkWidget *root, GType type, guint skip)
{
  return find_type_below (root, type, &skip);
}

/* A line for each cell. */
static void
read_row (OpccTableRow *row, GString *out)
{
  for (guint i = 0; i < opcc_table_row_get_n_cells (row); i++)
    if (opcc_table_row_get_text (row, i) != NULL)
      g_string_append_printf (out, "%s\n", opcc_table_row_get_text (row, i));
}

static void
read_below (GtkWidget *at, GString *out)
{
  const char *words = get_words (at);

  if (!gtk_widget_get_mapped (at))
    return;
  if (words != NULL && *words != '\0')
    g_string_append_printf (out, "%s\n", words);
  if (OPCC_IS_TABLE_ROW (at))
    read_row (OPCC_TABLE_ROW (at), out);
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_below (child, out);
}

char *
user_read (GtkWidget *root)
{
  GString *out = g_string_new (NULL);

  read_below (root, out);
  return g_string_free (out, FALSE);
}

/* --- pointing ------------------------------------------------------------------------------- */

static void
move_to (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  graphene_point_t in = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t out;
  double tx, ty;
  Window child;
  int root_x, root_y;

  gtk_native_get_surface_transform (native, &tx, &ty);
  g_return_if_fail (gtk_widget_compute_point (widget, GTK_WIDGET (native), &in, &out));
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display),
                         (int) (out.x + tx), (int) (out.y + ty), &root_x, &root_y, &child);
  XTestFakeMotionEvent (display, -1, root_x, root_y, 0);
  XFlush (display);
  user_wait_milliseconds (AFTER_KEY);
}

void
user_point_at_place (GtkWidget *widget, double x, double y)
{
  move_to (widget, x, y);
}

void
user_point_at (GtkWidget *widget)
{
  user_point_at_place (widget, gtk_widget_get_width (widget) / 2.0,
                       gtk_widget_get_height (widget) / 2.0);
}

static void
press_button (gboolean down)
{
  XTestFakeButtonEvent (display, 1, down, 0);
  XFlush (display);
}

void
user_click_at (GtkWidget *widget, double x, double y)
{
  move_to (widget, x, y);
  press_button (TRUE);
  press_button (FALSE);
  user_wait_milliseconds (AFTER_CLICK);
}

void
user_click (GtkWidget *widget)
{
  g_return_if_fail (widget != NULL);

  user_click_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

void
user_hold (GtkWidget *widget)
{
  g_return_if_fail (widget != NULL);

  user_point_at (widget);
  press_button (TRUE);
  user_wait_milliseconds (AFTER_CLICK);
}

void
user_let_go (void)
{
  press_button (FALSE);
  user_wait_milliseconds (AFTER_CLICK);
}

void
user_drag (GtkWidget *from, double dx, double dy)
{
  const guint n_steps = 8;
  double x = gtk_widget_get_width (from) / 2.0;
  double y = gtk_widget_get_height (from) / 2.0;

  move_to (from, x, y);
  press_button (TRUE);
  for (guint i = 1; i <= n_steps; i++)
    {
      /* The widget may move under the hand; the screen does not. */
      XTestFakeRelativeMotionEvent (display,
                                    (int) (dx * i / n_steps) - (int) (dx * (i - 1) / n_steps),
                                    (int) (dy * i / n_steps) - (int) (dy * (i - 1) / n_steps), 0);
      XFlush (display);
      user_wait_milliseconds (AFTER_KEY);
    }
  press_button (FALSE);
  user_wait_milliseconds (AFTER_CLICK);
}

/* --- typing --------------------------------------------------------------------------------- */

static void
send_key (KeySym symbol, gboolean down)
{
  KeyCode code = XKeysymToKeycode (display, symbol);

  if (code != 0)
    XTestFakeKeyEvent (display, code, down, 0);
}

static KeySym
find_modifier (const char *name)
{
  if (strcmp (name, "Ctrl") == 0)
    return XK_Control_L;
  if (strcmp (name, "Shift") == 0)
    return XK_Shift_L;
  return strcmp (name, "Alt") == 0 ? XK_Alt_L : NoSymbol;
}

static gboolean
needs_shift (KeySym symbol)
{
  KeyCode code = XKeysymToKeycode (display, symbol);

  return code != 0 && XkbKeycodeToKeysym (display, code, 0, 0) != symbol &&
         XkbKeycodeToKeysym (display, code, 0, 1) == symbol;
}

static void
stroke (KeySym symbol)
{
  gboolean shift = needs_shift (symbol);

  if (shift)
    send_key (XK_Shift_L, TRUE);
  send_key (symbol, TRUE);
  send_key (symbol, FALSE);
  if (shift)
    send_key (XK_Shift_L, FALSE);
}

void
user_press (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, "+", -1);
  guint n = g_strv_length (parts);
  KeySym symbol = XStringToKeysym (parts[n - 1]);

  wait_for_keys ();
  for (guint i = 0; i + 1 < n; i++)
    send_key (find_modifier (parts[i]), TRUE);
  stroke (symbol);
  for (guint i = n - 1; i-- > 0;)
    send_key (find_modifier (parts[i]), FALSE);
  XSync (display, False);
  user_wait_milliseconds (AFTER_KEY);
}

void
user_type (const char *text)
{
  wait_for_keys ();
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* Latin-1 keysyms are the characters themselves. */
      stroke (c == '\n' ? XK_Return : (KeySym) c);
      XSync (display, False);
      user_wait_milliseconds (AFTER_KEY / 3);
    }
  user_wait_milliseconds (AFTER_KEY);
}

gboolean
user_take_picture (const char *path)
{
  const char *argv[] = { "import", "-window", "root", path, NULL };
  int status = 1;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                       &status, NULL) &&
         status == 0;
}
