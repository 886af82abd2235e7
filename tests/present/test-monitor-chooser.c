/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests where the wall and the desk are while monitors come and go. */
#include "opcc-monitor-chooser.h"

/* What a monitor is to the chooser: an object at a connector. */
#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GObject)

struct _FakeMonitor
{
  GObject parent_instance;
  char *connector;
};

G_DEFINE_FINAL_TYPE (FakeMonitor, fake_monitor, G_TYPE_OBJECT)

static void
fake_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, FAKE_MONITOR (object)->connector);
}

static void
fake_monitor_finalize (GObject *object)
{
  g_free (FAKE_MONITOR (object)->connector);
  G_OBJECT_CLASS (fake_monitor_parent_class)->finalize (object);
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_monitor_get_property;
  object_class->finalize = fake_monitor_finalize;
  g_object_class_install_property (object_class, 1,
                                   g_param_spec_string ("connector", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
fake_monitor_init (FakeMonitor *self)
{
}

/* Plugs a monitor in; a connector of NULL has no name, as on some displays. */
static void
plug (GListStore *monitors, const char *connector)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);

  monitor->connector = g_strdup (connector);
  g_list_store_append (monitors, monitor);
}

static guint
find (GListStore *monitors, const char *connector)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (monitors)); i++)
    {
      g_autoptr (FakeMonitor) monitor = g_list_model_get_item (G_LIST_MODEL (monitors), i);

      if (g_strcmp0 (monitor->connector, connector) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static void
unplug (GListStore *monitors, const char *connector)
{
  g_list_store_remove (monitors, find (monitors, connector));
}

static gpointer
get (GListStore *monitors, const char *connector)
{
  g_autoptr (GObject) monitor =
      g_list_model_get_item (G_LIST_MODEL (monitors), find (monitors, connector));

  return monitor; /* the list keeps it */
}

static void
assert_places (OpccMonitorChooser *chooser, const char *wall, const char *desk)
{
  FakeMonitor *on_wall = opcc_monitor_chooser_get_wall (chooser);
  FakeMonitor *on_desk = opcc_monitor_chooser_get_desk (chooser);

  g_assert_cmpstr (on_wall != NULL ? on_wall->connector : NULL, ==, wall);
  g_assert_cmpstr (on_desk != NULL ? on_desk->connector : NULL, ==, desk);
}

static void
count_cb (int *count)
{
  *count += 1;
}

static void
test_first_choice (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) at_laptop = NULL;
  g_autoptr (OpccMonitorChooser) at_hall = NULL;

  plug (monitors, "eDP-1");
  plug (monitors, "HDMI-1");
  at_laptop = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), get (monitors, "eDP-1"));
  at_hall = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), get (monitors, "HDMI-1"));
  assert_places (at_laptop, "HDMI-1", "eDP-1");
  assert_places (at_hall, "eDP-1", "HDMI-1");
  g_assert_false (opcc_monitor_chooser_is_alone (at_laptop));
  g_assert_cmpuint (opcc_monitor_chooser_get_number (at_laptop, get (monitors, "HDMI-1")), ==, 2);
  g_assert_cmpuint (opcc_monitor_chooser_get_number (at_laptop, monitors), ==, 0);
}

static void
test_single (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;
  int changes = 0;

  plug (monitors, "eDP-1");
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), NULL);
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (count_cb), &changes);
  assert_places (chooser, "eDP-1", "eDP-1");
  g_assert_true (opcc_monitor_chooser_is_alone (chooser));
  /* The projector comes late: it is the wall at once. */
  plug (monitors, "HDMI-1");
  assert_places (chooser, "HDMI-1", "eDP-1");
  g_assert_cmpint (changes, ==, 1);
  /* What comes then changes nothing. */
  plug (monitors, "DP-3");
  assert_places (chooser, "HDMI-1", "eDP-1");
  g_assert_cmpint (changes, ==, 1);
}

/* The wall is lost, moves to what is left, and goes home. */
static void
test_lost_wall (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;

  plug (monitors, "eDP-1");
  plug (monitors, "DP-3");
  plug (monitors, "HDMI-1");
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), get (monitors, "eDP-1"));
  assert_places (chooser, "DP-3", "eDP-1");
  opcc_monitor_chooser_choose_wall (chooser, get (monitors, "HDMI-1"));
  assert_places (chooser, "HDMI-1", "eDP-1");
  unplug (monitors, "HDMI-1");
  assert_places (chooser, "DP-3", "eDP-1");
  unplug (monitors, "DP-3");
  assert_places (chooser, "eDP-1", "eDP-1");
  plug (monitors, "DP-3");
  assert_places (chooser, "DP-3", "eDP-1");
  plug (monitors, "HDMI-1");
  assert_places (chooser, "HDMI-1", "eDP-1");
}

static void
test_lost_desk (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;

  plug (monitors, "eDP-1");
  plug (monitors, "HDMI-1");
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), NULL);
  unplug (monitors, "eDP-1");
  assert_places (chooser, "HDMI-1", "HDMI-1");
  unplug (monitors, "HDMI-1");
  assert_places (chooser, NULL, NULL);
  g_assert_true (opcc_monitor_chooser_is_alone (chooser));
  plug (monitors, "HDMI-1");
  assert_places (chooser, "HDMI-1", "HDMI-1");
  plug (monitors, "eDP-1");
  assert_places (chooser, "HDMI-1", "eDP-1");
}

/* The wall put on the desk: they change places. */
static void
test_change_places (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;

  plug (monitors, "eDP-1");
  plug (monitors, "HDMI-1");
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), NULL);
  opcc_monitor_chooser_choose_wall (chooser, get (monitors, "eDP-1"));
  assert_places (chooser, "eDP-1", "HDMI-1");
}

/* A hundred rounds of plugging and unplugging, in an order that repeats itself with its seed: the
 * wall is never on the desk while there is another monitor, never gone while there is any, and home
 * whenever its home is there. */
static void
test_hundred_rounds (void)
{
  static const char *const connectors[] = { "eDP-1", "HDMI-1", "DP-3" };
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gboolean there[3] = { TRUE, TRUE, TRUE };
  guint n_alone = 0;
  guint n_none = 0;

  for (guint i = 0; i < 3; i++)
    plug (monitors, connectors[i]);
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), NULL);
  for (guint round = 0; round < 100; round++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, 3);
      guint n;

      if (there[i])
        unplug (monitors, connectors[i]);
      else
        plug (monitors, connectors[i]);
      there[i] = !there[i];
      n = g_list_model_get_n_items (G_LIST_MODEL (monitors));
      g_assert_true ((opcc_monitor_chooser_get_wall (chooser) == NULL) == (n == 0));
      g_assert_true (opcc_monitor_chooser_is_alone (chooser) == (n < 2));
      if (n > 0)
        g_assert_cmpuint (opcc_monitor_chooser_get_number (chooser,
                                                           opcc_monitor_chooser_get_wall (chooser)),
                          >, 0);
      if (there[1])
        g_assert_true (opcc_monitor_chooser_get_wall (chooser) == get (monitors, "HDMI-1"));
      n_alone += n == 1;
      n_none += n == 0;
    }
  /* The rounds did come by the hard places. */
  g_assert_cmpuint (n_alone, >, 10);
  g_assert_cmpuint (n_none, >, 2);
}

/* Without connectors' names a monitor is only known as itself. */
static void
test_nameless (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (FAKE_TYPE_MONITOR);
  g_autoptr (OpccMonitorChooser) chooser = NULL;

  plug (monitors, NULL);
  plug (monitors, NULL);
  chooser = opcc_monitor_chooser_new (G_LIST_MODEL (monitors), NULL);
  g_assert_false (opcc_monitor_chooser_is_alone (chooser));
  g_list_store_remove (monitors, 1);
  g_assert_true (opcc_monitor_chooser_is_alone (chooser));
  plug (monitors, NULL);
  g_assert_false (opcc_monitor_chooser_is_alone (chooser));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monitor-chooser/first-choice", test_first_choice);
  g_test_add_func ("/monitor-chooser/single", test_single);
  g_test_add_func ("/monitor-chooser/lost-wall", test_lost_wall);
  g_test_add_func ("/monitor-chooser/lost-desk", test_lost_desk);
  g_test_add_func ("/monitor-chooser/change-places", test_change_places);
  g_test_add_func ("/monitor-chooser/hundred-rounds", test_hundred_rounds);
  g_test_add_func ("/monitor-chooser/nameless", test_nameless);
  return g_test_run ();
}
