/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlideView: one slide, as large as there is room. */
#include "opcc-slide-view.h"

/* Pictures that are kept: this slide, the next, the one before, and one that is magnified. */
#define MOST_PICTURES 4

/* A slide with what it is drawn with, and what came of that. */
typedef struct
{
  OpccSlide *slide; /* (owned) */
  char *as_at;      /* (owned) (nullable) as in OpccSlideNote */
  guint number;
  guint count;
  int part; /* -1: the whole slide */
  int width;
  int height;
  GWeakRef view;            /* for which it is drawn */
  cairo_surface_t *surface; /* (owned) (nullable) NULL until it is drawn; nothing shines through */
} Picture;

struct _OpccSlideView
{
  GtkWidget parent_instance;
  Picture *wanted;        /* (owned) (nullable) NULL: plain white */
  Picture *next;          /* (owned) (nullable): what may be wanted soon */
  GPtrArray *pictures;    /* (owned) Picture: drawn ones, the latest last */
  cairo_surface_t *shown; /* (owned) (nullable) */
  GdkTexture *texture;    /* (owned) (nullable) the same, where the renderer wants it so */
  guint n_draws;
  gboolean is_drawing;
};

G_DEFINE_FINAL_TYPE (OpccSlideView, opcc_slide_view, GTK_TYPE_WIDGET)

static Picture *
create_picture (OpccSlide *slide, const OpccSlideNote *note, int part)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->slide = opcc_slide_ref (slide);
  picture->as_at = note != NULL ? g_strdup (note->as_at) : NULL;
  picture->number = note != NULL ? note->number : 0;
  picture->count = note != NULL ? note->count : 0;
  picture->part = part >= 0 && (guint) part < opcc_slide_get_n_parts (slide) ? part : -1;
  g_weak_ref_init (&picture->view, NULL);
  return picture;
}

static void
free_picture (Picture *picture)
{
  if (picture == NULL)
    return;
  opcc_slide_unref (picture->slide);
  g_free (picture->as_at);
  g_weak_ref_clear (&picture->view);
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  g_free (picture);
}

static gboolean
shows_same (const Picture *a, const Picture *b)
{
  return a->slide == b->slide && a->part == b->part && a->number == b->number &&
         a->count == b->count && g_strcmp0 (a->as_at, b->as_at) == 0;
}

/* --- drawing, on a thread -------------------------------------------------------------------- */

static void
draw_picture (Picture *picture)
{
  const OpccSlideNote note = { picture->as_at, picture->number, picture->count };
  cairo_t *cairo;

  picture->surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->width, picture->height);
  cairo = cairo_create (picture->surface);
  if (picture->part >= 0)
    opcc_slide_draw_part (picture->slide, (guint) picture->part, cairo, picture->width,
                          picture->height);
  else
    opcc_slide_draw (picture->slide, cairo, picture->width, picture->height, &note);
  cairo_destroy (cairo);
  cairo_surface_flush (picture->surface);
}

static gboolean
drawn_cb (gpointer data)
{
  Picture *picture = data;
  g_autoptr (OpccSlideView) self = g_weak_ref_get (&picture->view);

  if (self == NULL)
    {
      free_picture (picture);
      return G_SOURCE_REMOVE;
    }
  self->is_drawing = FALSE;
  self->n_draws++;
  g_ptr_array_add (self->pictures, picture);
  if (self->pictures->len > MOST_PICTURES)
    g_ptr_array_remove_index (self->pictures, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
draw_cb (gpointer data, gpointer user_data)
{
  draw_picture (data);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, drawn_cb, data, NULL);
}

/* One thread for all views: it keeps its fonts loaded, and draws in the order it was asked. */
static void
push_picture (Picture *picture)
{
  static GThreadPool *painter;

  if (painter == NULL)
    painter = g_thread_pool_new (draw_cb, NULL, 1, TRUE, NULL);
  g_thread_pool_push (painter, picture, NULL);
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
get_size (OpccSlideView *self, int *width, int *height)
{
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  *width = gtk_widget_get_width (GTK_WIDGET (self)) * scale;
  *height = gtk_widget_get_height (GTK_WIDGET (self)) * scale;
}

/* (nullable): the picture of what is wanted, at the size there is now. */
static const Picture *
find_picture (OpccSlideView *self, const Picture *wanted)
{
  int width;
  int height;

  get_size (self, &width, &height);
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const Picture *picture = g_ptr_array_index (self->pictures, i);

      if (shows_same (picture, wanted) && picture->width == width && picture->height == height)
        return picture;
    }
  return NULL;
}

static gboolean
draw_one (OpccSlideView *self, const Picture *wanted)
{
  Picture *job;
  int width;
  int height;

  get_size (self, &width, &height);
  if (wanted == NULL || width <= 0 || height <= 0 || find_picture (self, wanted) != NULL)
    return FALSE;
  job = create_picture (wanted->slide,
                        &(OpccSlideNote){ wanted->as_at, wanted->number, wanted->count },
                        wanted->part);
  job->width = width;
  job->height = height;
  g_weak_ref_set (&job->view, self);
  self->is_drawing = TRUE;
  push_picture (job);
  return TRUE;
}

/* One at a time: while a window is dragged larger, the sizes between are left out. */
static void
draw_what_lacks (OpccSlideView *self)
{
  if (!self->is_drawing && !draw_one (self, self->wanted))
    draw_one (self, self->next);
}

static void
set_shown (OpccSlideView *self, cairo_surface_t *surface)
{
  if (self->shown == surface)
    return;
  g_clear_pointer (&self->shown, cairo_surface_destroy);
  g_clear_object (&self->texture);
  self->shown = surface != NULL ? cairo_surface_reference (surface) : NULL;
}

/* Pixel for pixel, as cairo copies it to the screen at once: a texture GTK would turn into floating
 * numbers and back first, which takes longer than all else together. */
static void
append_surface (OpccSlideView *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  const int width = cairo_image_surface_get_width (self->shown);
  const int height = cairo_image_surface_get_height (self->shown);
  cairo_surface_t *opaque =
      cairo_image_surface_create_for_data (cairo_image_surface_get_data (self->shown),
                                           CAIRO_FORMAT_RGB24, width, height,
                                           cairo_image_surface_get_stride (self->shown));
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, bounds);
  static cairo_user_data_key_t key;

  /* What GTK recorded may be drawn after the next slide is shown. */
  cairo_surface_set_user_data (opaque, &key, cairo_surface_reference (self->shown),
                               (cairo_destroy_func_t) cairo_surface_destroy);
  cairo_surface_set_device_scale (opaque, width / (double) bounds->size.width,
                                  height / (double) bounds->size.height);
  cairo_set_source_surface (cairo, opaque, 0, 0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (opaque);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  const int height = cairo_image_surface_get_height (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy,
                                  cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
opcc_slide_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OpccSlideView *self = OPCC_SLIDE_VIEW (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                     (float) gtk_widget_get_height (widget));
  const Picture *picture;

  if (self->wanted == NULL)
    return;
  picture = find_picture (self, self->wanted);
  if (picture != NULL)
    set_shown (self, picture->surface);
  draw_what_lacks (self);
  if (self->shown == NULL)
    return;
  if (GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget))))
    {
      append_surface (self, snapshot, &bounds);
      return;
    }
  if (self->texture == NULL)
    self->texture = make_texture (self->shown);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

static void
opcc_slide_view_finalize (GObject *object)
{
  OpccSlideView *self = OPCC_SLIDE_VIEW (object);

  free_picture (self->wanted);
  free_picture (self->next);
  g_ptr_array_unref (self->pictures);
  set_shown (self, NULL);
  G_OBJECT_CLASS (opcc_slide_view_parent_class)->finalize (object);
}

static void
opcc_slide_view_class_init (OpccSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = opcc_slide_view_finalize;
  widget_class->snapshot = opcc_slide_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
opcc_slide_view_init (OpccSlideView *self)
{
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) free_picture);
}

/**
 * opcc_slide_view_show:
 * @slide: (nullable) (transfer none): NULL shows nothing at once, and says nothing
 * @note: (nullable): what is added to it
 * @part: the part that is magnified; -1: the whole slide
 */
void
opcc_slide_view_show (OpccSlideView *self, OpccSlide *slide, const OpccSlideNote *note, int part)
{
  g_autofree char *text = NULL;
  Picture *wanted;

  g_return_if_fail (OPCC_IS_SLIDE_VIEW (self));
  text = slide != NULL ? opcc_slide_to_text (slide) : g_strdup ("");
  wanted = slide != NULL ? create_picture (slide, note, part) : NULL;
  if (wanted != NULL && self->wanted != NULL && shows_same (wanted, self->wanted))
    {
      free_picture (wanted);
      return;
    }
  free_picture (self->wanted);
  self->wanted = wanted;
  if (wanted == NULL)
    set_shown (self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  draw_what_lacks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * opcc_slide_view_prepare:
 * @slide: (nullable) (transfer none): what may be shown soon
 * @note: (nullable): with what it will be shown
 *
 * Draws the slide after the one that is wanted now, so that it is there when it is shown.
 */
void
opcc_slide_view_prepare (OpccSlideView *self, OpccSlide *slide, const OpccSlideNote *note)
{
  g_return_if_fail (OPCC_IS_SLIDE_VIEW (self));
  free_picture (self->next);
  self->next = slide != NULL ? create_picture (slide, note, -1) : NULL;
  draw_what_lacks (self);
}

gboolean
opcc_slide_view_is_current (OpccSlideView *self)
{
  const Picture *picture;

  g_return_val_if_fail (OPCC_IS_SLIDE_VIEW (self), FALSE);
  if (self->wanted == NULL)
    return self->shown == NULL;
  picture = find_picture (self, self->wanted);
  return picture != NULL && picture->surface == self->shown;
}

guint
opcc_slide_view_get_draws (OpccSlideView *self)
{
  g_return_val_if_fail (OPCC_IS_SLIDE_VIEW (self), 0);
  return self->n_draws;
}
