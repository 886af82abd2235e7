/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTabLayout: children one after the other, in two lines where one has no room for them. */
#include "opcc-tab-layout.h"

struct _OpccTabLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (OpccTabLayout, opcc_tab_layout, GTK_TYPE_LAYOUT_MANAGER)

/* --- lines ----------------------------------------------------------------------------------- */

/* Returns: (transfer full): of GtkRequestedSize, one for each child that is to be laid out */
static GArray *
ask_widths (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GtkRequestedSize size = { child, 0, 0 };

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                            &size.natural_size, NULL, NULL);
        g_array_append_val (sizes, size);
      }
  return sizes;
}

/* Returns: pixels that @n children from @first on would like to have */
static int
sum_natural (GArray *sizes, guint first, guint n)
{
  int sum = 0;

  for (guint i = first; i < first + n; i++)
    sum += g_array_index (sizes, GtkRequestedSize, i).natural_size;
  return sum;
}

static int
sum_minimum (GArray *sizes)
{
  int sum = 0;

  for (guint i = 0; i < sizes->len; i++)
    sum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
  return sum;
}

/* Returns: how many stand in the first line: those that have room, or about half of them where two
 * lines have none either */
static guint
break_line (GArray *sizes, int width)
{
  const int all = sum_natural (sizes, 0, sizes->len);
  guint n = 0;

  if (width < 0 || all <= width)
    return sizes->len;
  while (n < sizes->len && sum_natural (sizes, 0, n + 1) <= width)
    n++;
  if (n == 0 || sum_natural (sizes, n, sizes->len - n) > width)
    for (n = 0; n < sizes->len && 2 * sum_natural (sizes, 0, n + 1) <= all; n++)
      ;
  return MAX (n, 1);
}

/* --- layout ---------------------------------------------------------------------------------- */

static GtkSizeRequestMode
opcc_tab_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_line (GtkWidget *widget)
{
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int height;

        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
        most = MAX (most, height);
      }
  return most;
}

static void
opcc_tab_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  g_autoptr (GArray) sizes = ask_widths (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* In two lines it could be half as wide; but a page that has room for one is to ask for it.
       */
      *minimum = sum_minimum (sizes);
      *natural = sum_natural (sizes, 0, sizes->len);
      return;
    }
  *minimum = measure_line (widget) * (break_line (sizes, for_size) < sizes->len ? 2 : 1);
  *natural = *minimum;
}

static void
allocate_line (GtkWidget *widget, GArray *sizes, guint first, guint n, int width, int y, int height)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkRequestedSize *line = &g_array_index (sizes, GtkRequestedSize, first);
  int left = width;
  int x = 0;

  for (guint i = 0; i < n; i++)
    left -= line[i].minimum_size;
  gtk_distribute_natural_allocation (MAX (left, 0), n, line);
  for (guint i = 0; i < n; i++)
    {
      const int own = line[i].minimum_size;

      gtk_widget_size_allocate (line[i].data,
                                &(GtkAllocation){ rtl ? width - x - own : x, y, own, height }, -1);
      x += own;
    }
}

static void
opcc_tab_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  g_autoptr (GArray) sizes = ask_widths (widget);
  const guint n = break_line (sizes, width);

  if (sizes->len == 0)
    return;
  if (n == sizes->len)
    {
      allocate_line (widget, sizes, 0, n, width, 0, height);
      return;
    }
  allocate_line (widget, sizes, 0, n, width, 0, height / 2);
  allocate_line (widget, sizes, n, sizes->len - n, width, height / 2, height - height / 2);
}

static void
opcc_tab_layout_class_init (OpccTabLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = opcc_tab_layout_get_request_mode;
  manager_class->measure = opcc_tab_layout_measure;
  manager_class->allocate = opcc_tab_layout_allocate;
}

static void
opcc_tab_layout_init (OpccTabLayout *self)
{
}
