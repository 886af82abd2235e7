/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told: the real program, on the sample office, walked over the
 * accessibility bus as a reader walks it. All that can have the focus has a name and a role. */
#include <gio/gio.h>
#include <string.h>

#define DESK        "org.opccdesk.Desk"
#define WINDOW_PATH "/org/opccdesk/Desk/window/1"
#define ACCESSIBLE  "org.a11y.atspi.Accessible"
#define REGISTRY    "org.a11y.atspi.Registry"
#define ROOT_PATH   "/org/a11y/atspi/accessible/root"

/* For a page to read what it shows, on a machine that has much else to do. */
#define LONGEST (2 * G_TIME_SPAN_MINUTE)
#define BETWEEN (100 * G_TIME_SPAN_MILLISECOND)

/* AtspiRole and AtspiStateType, as the bus counts them. */
enum
{
  ROLE_INVALID = 0,
  ROLE_CHECK_BOX = 7,
  ROLE_COMBO_BOX = 11,
  ROLE_FILLER = 20,
  ROLE_LIST = 31,
  ROLE_LIST_ITEM = 32,
  ROLE_PANEL = 39,
  ROLE_PUSH_BUTTON = 43,
  ROLE_RADIO_BUTTON = 44,
  ROLE_SCROLL_PANE = 49,
  ROLE_TABLE_CELL = 56,
  ROLE_TOGGLE_BUTTON = 62,
  ROLE_TREE_TABLE = 66,
  ROLE_UNKNOWN = 67,
  ROLE_ENTRY = 79,
  ROLE_LINK = 88,
  ROLE_TABLE_ROW = 90,
  ROLE_GROUPING = 99, /* what later versions of GTK call a panel */
};

#define STATE_FOCUSABLE 11

/* The pages, what each is called, and how many objects there are at least with those of the window
 * around it; some more were counted. */
static const struct
{
  const char *domain;
  const char *title;
  guint least;
} pages[] = {
  { "today", "Today", 230 },
  { "grants", "Grants", 110 },
  { "partnerships", "Partnerships", 250 },
  { "zones", "People Zones", 170 },
  { "estates", "Estates", 220 },
  { "workforce", "Workforce", 180 },
  { "organisations", "Organisations", 180 },
  { "present", "Decks and reports", 100 },
};

typedef struct
{
  GDBusConnection *session;
  GDBusConnection *bus; /* the accessibility bus */
  GSubprocess *desk;
  gboolean ended;
  char *sender;      /* its name on the bus */
  char *root;        /* its path there */
  GHashTable *known; /* paths of pages that were walked: GTK 4.8 tells of those behind as well */
} Fixture;

/* --- the walk -------------------------------------------------------------------------------- */

typedef struct _Node Node;

typedef struct
{
  Fixture *fixture;
  GPtrArray *nodes; /* (element-type Node) */
  guint n_waiting;  /* answers */
} Walk;

struct _Node
{
  Walk *walk;
  Node *parent; /* (nullable) */
  char *path;   /* (owned) */
  char *name;   /* (owned) (nullable) */
  guint role;
  gboolean can_focus;
  gboolean has_words; /* or something in it has */
};

typedef void (*Take) (Node *node, GVariant *answer);

typedef struct
{
  Node *node;
  Take take;
} Question;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->path);
  g_free (node->name);
  g_free (node);
}

/* What went away since it was told of has no answer, and no fault. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  question->node->walk->n_waiting--;
  if (answer != NULL)
    question->take (question->node, answer);
}

static void
ask (Node *node, const char *interface, const char *method, GVariant *args, Take take)
{
  Fixture *fixture = node->walk->fixture;
  Question *question = g_new (Question, 1);

  question->node = node;
  question->take = take;
  node->walk->n_waiting++;
  g_dbus_connection_call (fixture->bus, fixture->sender, node->path, interface, method, args, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, question);
}

/* GTK 4.8 tells the name of the C type where there is no other. */
static gboolean
is_name (const char *name)
{
  if (name == NULL || *name == '\0')
    return FALSE;
  return !g_str_has_prefix (name, "Gtk") && !g_str_has_prefix (name, "Adw") &&
         !g_str_has_prefix (name, "Opcc");
}

static void
take_name (Node *node, GVariant *answer)
{
  g_autoptr (GVariant) name = NULL;

  g_variant_get (answer, "(v)", &name);
  node->name = g_variant_dup_string (name, NULL);
  for (Node *at = node; is_name (node->name) && at != NULL; at = at->parent)
    at->has_words = TRUE;
}

static void
take_role (Node *node, GVariant *answer)
{
  g_variant_get (answer, "(u)", &node->role);
}

static void
take_states (Node *node, GVariant *answer)
{
  g_autoptr (GVariant) words = g_variant_get_child_value (answer, 0);
  guint32 word;

  g_variant_get_child (words, 0, "u", &word);
  node->can_focus = (word & 1u << STATE_FOCUSABLE) != 0;
}

static void take_children (Node *node, GVariant *answer);

static void
visit (Walk *walk, Node *parent, const char *path)
{
  Node *node;

  if (g_hash_table_contains (walk->fixture->known, path))
    return;
  node = g_new0 (Node, 1);
  node->walk = walk;
  node->parent = parent;
  node->path = g_strdup (path);
  g_ptr_array_add (walk->nodes, node);
  ask (node, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", ACCESSIBLE, "Name"),
       take_name);
  ask (node, ACCESSIBLE, "GetRole", NULL, take_role);
  ask (node, ACCESSIBLE, "GetState", NULL, take_states);
  ask (node, ACCESSIBLE, "GetChildren", NULL, take_children);
}

static void
take_children (Node *node, GVariant *answer)
{
  g_autoptr (GVariantIter) children = NULL;
  const char *path;

  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &path))
    visit (node->walk, node, path);
}

/* Returns: (transfer full) (element-type Node): all that the program tells of */
static GPtrArray *
walk_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (node_free);
  Walk walk = { fixture, nodes, 0 };

  visit (&walk, NULL, fixture->root);
  while (walk.n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&nodes);
}

/* --- what has to be told --------------------------------------------------------------------- */

static gboolean
is_acted_on (const Node *node)
{
  switch (node->role)
    {
    case ROLE_CHECK_BOX:
    case ROLE_COMBO_BOX:
    case ROLE_PUSH_BUTTON:
    case ROLE_RADIO_BUTTON:
    case ROLE_TOGGLE_BUTTON:
    case ROLE_ENTRY:
    case ROLE_LINK:
      return TRUE;
    default:
      return node->can_focus;
    }
}

/* The list in a table, and the choice that is shown in the button of a list of choices: GTK 4.8
 * calls them by their class, 4.18 by nothing. */
static gboolean
is_part_of_named (const Node *node)
{
  const gboolean by_class = g_strcmp0 (node->name, "GtkListItemWidget") == 0 ||
                            g_strcmp0 (node->name, "GtkColumnListView") == 0;
  const gboolean is_list = node->role == ROLE_LIST;

  if (!by_class && (is_name (node->name) || (!is_list && node->role != ROLE_PANEL)))
    return FALSE;
  for (const Node *at = node->parent; at != NULL; at = at->parent)
    if (at->role != ROLE_PANEL && at->role != ROLE_FILLER)
      return is_name (at->name) &&
             (by_class || at->role == (is_list ? ROLE_TREE_TABLE : ROLE_TOGGLE_BUTTON));
  return FALSE;
}

/* GTK has two hundred rows of a long list; ours say what they are when they come into sight. */
static gboolean
is_out_of_sight (const Node *node)
{
  return node->role == ROLE_LIST_ITEM && node->parent != NULL && node->parent->has_words;
}

/* Returns: (nullable): what is amiss with it */
static const char *
judge (const Node *node)
{
  if (!is_acted_on (node) || node->role == ROLE_SCROLL_PANE || is_part_of_named (node) ||
      is_out_of_sight (node))
    return NULL;
  if (node->role == ROLE_INVALID || node->role == ROLE_UNKNOWN || node->role == ROLE_FILLER)
    return "has no role";
  if (is_name (node->name))
    return NULL;
  /* A reader reads the cells. */
  if (node->role == ROLE_TABLE_ROW || node->role == ROLE_TABLE_CELL)
    return node->has_words ? NULL : "says nothing";
  return "has no name";
}

static void
add_fault (GString *faults, const char *title, const Node *node, const char *words)
{
  g_string_append_printf (faults, "%s: ", title);
  for (const Node *at = node; at != NULL; at = at->parent)
    g_string_append_printf (faults, "%s%u “%s”", at == node ? "" : " in ", at->role,
                            at->name != NULL ? at->name : "");
  g_string_append_printf (faults, " %s\n", words);
}

/* The object of the page: the outermost part of the window that is called so. */
static const Node *
find_page (GPtrArray *nodes, const char *title)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const Node *node = nodes->pdata[i];

      if ((node->role == ROLE_PANEL || node->role == ROLE_GROUPING) &&
          g_strcmp0 (node->name, title) == 0)
        return node;
    }
  return NULL;
}

/* Returns: whether all of the page was there and told */
static gboolean
look_at (Fixture *fixture, const char *title, guint least, GString *faults)
{
  g_autoptr (GPtrArray) nodes = walk_all (fixture);
  const Node *page = find_page (nodes, title);

  g_string_truncate (faults, 0);
  if (page == NULL || nodes->len < least)
    g_string_append_printf (faults, "%s: %u objects, of %u at least; the page is %s\n", title,
                            nodes->len, least, page != NULL ? "there" : "not there");
  for (guint i = 0; i < nodes->len; i++)
    if (judge (nodes->pdata[i]) != NULL)
      add_fault (faults, title, nodes->pdata[i], judge (nodes->pdata[i]));
  if (faults->len > 0)
    return FALSE;
  g_test_message ("%s: %u objects", title, nodes->len);
  g_hash_table_add (fixture->known, g_strdup (page->path));
  return TRUE;
}

static void
test_pages (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GString) faults = g_string_new (NULL);
      gint64 end = g_get_monotonic_time () + LONGEST;
      GVariant *args = g_variant_new_parsed ("('show-domain', [<%s>], @a{sv} {})", pages[i].domain);
      g_autoptr (GVariant) shown =
          g_dbus_connection_call_sync (fixture->session, DESK, WINDOW_PATH, "org.gtk.Actions",
                                       "Activate", args, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       NULL);

      g_assert_nonnull (shown);
      while (!look_at (fixture, pages[i].title, pages[i].least, faults) && !fixture->ended &&
             g_get_monotonic_time () < end)
        g_usleep (BETWEEN);
      g_assert_false (fixture->ended);
      g_assert_cmpstr (faults->str, ==, "");
    }
}

/* --- the program ----------------------------------------------------------------------------- */

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->ended = TRUE;
}

/* Returns: (nullable): why there is no walk */
static const char *
reach_bus (Fixture *fixture)
{
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  fixture->session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (fixture->session == NULL)
    return "there is no session bus";
  answer = g_dbus_connection_call_sync (fixture->session, "org.a11y.Bus", "/org/a11y/bus",
                                        "org.a11y.Bus", "GetAddress", NULL, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (answer == NULL)
    return "at-spi2-core is not installed";
  g_variant_get (answer, "(&s)", &address);
  fixture->bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);
  return fixture->bus != NULL ? NULL : "the accessibility bus does not answer";
}

static gboolean
is_on_bus (Fixture *fixture)
{
  g_autoptr (GVariantIter) programs = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_sync (fixture->bus, REGISTRY, ROOT_PATH, ACCESSIBLE, "GetChildren",
                                   NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &programs);
  return g_variant_iter_next (programs, "(so)", &fixture->sender, &fixture->root);
}

/* The actions of the window are there when it is. */
static gboolean
has_window (Fixture *fixture)
{
  g_autoptr (GVariant) actions =
      g_dbus_connection_call_sync (fixture->session, DESK, WINDOW_PATH, "org.gtk.Actions",
                                   "DescribeAll", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                   NULL);
  g_autofree char *words = actions != NULL ? g_variant_print (actions, FALSE) : NULL;

  return words != NULL && strstr (words, "'show-domain': (true") != NULL;
}

static void
start_desk (Fixture *fixture)
{
  const gint64 end = g_get_monotonic_time () + LONGEST;
  gboolean there = FALSE;
  g_autoptr (GError) error = NULL;

  fixture->desk = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("OPCC_DESK_PROGRAM"),
                                    "--sample", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (fixture->desk, NULL, ended_cb, fixture);
  while (!there)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_assert_false (fixture->ended);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (BETWEEN);
      there = (fixture->sender != NULL || is_on_bus (fixture)) && has_window (fixture);
    }
}

static void
stop_desk (Fixture *fixture)
{
  g_subprocess_force_exit (fixture->desk);
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->desk);
  g_clear_pointer (&fixture->sender, g_free);
  g_clear_pointer (&fixture->root, g_free);
}

int
main (int argc, char *argv[])
{
  Fixture fixture = { NULL };
  const char *missing;
  int result;

  g_test_init (&argc, &argv, NULL);
  missing = reach_bus (&fixture);
  if (missing != NULL)
    {
      g_print ("1..0 # SKIP %s\n", missing);
      return 0;
    }
  fixture.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  start_desk (&fixture);
  g_test_add_data_func ("/bus-a11y/pages", &fixture, test_pages);
  result = g_test_run ();
  stop_desk (&fixture);
  g_clear_pointer (&fixture.known, g_hash_table_unref);
  g_clear_object (&fixture.bus);
  g_clear_object (&fixture.session);
  return result;
}
