/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPill: a rating or a flag, said by a word, a shape and a colour. */
#include "opcc-pill.h"

#include "opcc-children.h"
#include "opcc-colours.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 11
#define GAP       4
#define PAD_START 7
#define PAD_END   8
#define HEIGHT    20

struct _OpccPill
{
  GtkWidget parent_instance;
  GtkWidget *image;
  GtkWidget *label;
  OpccTone tone;
};

typedef enum
{
  PROP_TONE = 1,
  PROP_ICON_NAME,
  PROP_TEXT,
} OpccPillProperty;

static GParamSpec *properties[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (OpccPill, opcc_pill, GTK_TYPE_WIDGET)

static void
set_tone (OpccPill *self, OpccTone tone)
{
  if (self->tone == tone)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), opcc_tone_get_class (self->tone));
  gtk_widget_add_css_class (GTK_WIDGET (self), opcc_tone_get_class (tone));
  self->tone = tone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

static void
set_icon_name (OpccPill *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
set_text (OpccPill *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  opcc_children_set_name (GTK_WIDGET (self), text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
opcc_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccPill *self = OPCC_PILL (object);

  switch ((OpccPillProperty) id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccPill *self = OPCC_PILL (object);

  switch ((OpccPillProperty) id)
    {
    case PROP_TONE:
      set_tone (self, g_value_get_enum (value));
      break;
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_pill_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_pill_parent_class)->dispose (object);
}

static void
opcc_pill_class_init (OpccPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_pill_dispose;
  object_class->get_property = opcc_pill_get_property;
  object_class->set_property = opcc_pill_set_property;

  properties[PROP_TONE] =
      g_param_spec_enum ("tone", NULL, NULL, OPCC_TYPE_TONE, OPCC_TONE_NONE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] =
      g_param_spec_string ("icon-name", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_pill_init (OpccPill *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), GAP);
  gtk_widget_add_css_class (widget, "opcc-pill");
  gtk_widget_add_css_class (widget, opcc_tone_get_class (self->tone));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  self->image = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), ICON_SIZE);
  gtk_widget_set_visible (self->image, FALSE);
  gtk_widget_set_parent (self->image, widget);
  self->label = opcc_children_new_label ("", NULL, 0);
  gtk_widget_set_parent (self->label, widget);
}

GtkWidget *
opcc_pill_new (OpccTone tone, const char *icon_name, const char *text)
{
  return g_object_new (OPCC_TYPE_PILL, "tone", tone, "icon-name", icon_name, "text", text, NULL);
}

/**
 * opcc_pill_set:
 *
 * Shows @words; hides the pill when they have no text.
 */
void
opcc_pill_set (OpccPill *self, const OpccPillWords *words)
{
  g_return_if_fail (OPCC_IS_PILL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), words->text != NULL);
  set_tone (self, words->tone);
  set_icon_name (self, words->icon_name);
  set_text (self, words->text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->tooltip);
}

const char *
opcc_pill_get_text (OpccPill *self)
{
  g_return_val_if_fail (OPCC_IS_PILL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * opcc_pill_rating_words:
 * @rating: (nullable): "green", "amber", "red", "complete"; anything else is not rated
 * @words: (out): the pill's words, static
 */
void
opcc_pill_rating_words (const char *rating, OpccPillWords *words)
{
  static const struct
  {
    const char *key;
    OpccPillWords words;
  } ratings[] = {
    { "green", { OPCC_TONE_GOOD, "opcc-rag-green-symbolic", N_ ("Green") } },
    { "amber", { OPCC_TONE_WARN, "opcc-rag-amber-symbolic", N_ ("Amber") } },
    { "red", { OPCC_TONE_BAD, "opcc-rag-red-symbolic", N_ ("Red") } },
    { "complete", { OPCC_TONE_NONE, "opcc-rag-done-symbolic", N_ ("Complete") } },
    { NULL, { OPCC_TONE_OUTLINE, "opcc-rag-none-symbolic", N_ ("Not rated") } },
  };
  guint i = 0;

  while (ratings[i].key != NULL && g_strcmp0 (ratings[i].key, rating) != 0)
    i++;
  *words = ratings[i].words;
  words->text = _ (words->text);
}

GtkWidget *
opcc_pill_new_rating (const char *rating)
{
  OpccPillWords words;

  opcc_pill_rating_words (rating, &words);
  return opcc_pill_new (words.tone, words.icon_name, words.text);
}

static void
draw_icon (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const char *icon_name,
           const GdkRGBA *colour,
           float x,
           float y)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, icon_name, NULL, ICON_SIZE,
                                  gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget),
                                  GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static PangoLayout *
create_words (GtkWidget *widget, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));

  pango_font_description_set_size (font, 9 * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
  return layout;
}

void
opcc_pill_draw (GtkWidget *widget,
                GtkSnapshot *snapshot,
                const OpccPillWords *words,
                float x,
                float middle_y,
                float width)
{
  gboolean outline = words->tone == OPCC_TONE_OUTLINE;
  const char *tone = outline ? "none" : opcc_tone_get_class (words->tone);
  g_autofree char *fg_name = g_strdup_printf ("opcc_%s_fg", tone);
  g_autofree char *bg_name = g_strdup_printf ("opcc_%s_bg", tone);
  g_autoptr (PangoLayout) layout = create_words (widget, words->text, !outline);
  float before = PAD_START + (words->icon_name != NULL ? ICON_SIZE + GAP : 0);
  float top = middle_y - HEIGHT / 2.0f;
  GskRoundedRect edge;
  GdkRGBA fg;
  GdkRGBA bg;
  int text_width;
  int text_height;

  opcc_colour_find (widget, fg_name, &fg);
  opcc_colour_find (widget, bg_name, &bg);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (before + text_width + PAD_END > width)
    {
      text_width = MAX (1, (int) (width - before - PAD_END));
      pango_layout_set_width (layout, text_width * PANGO_SCALE);
    }
  gsk_rounded_rect_init_from_rect (
      &edge, &GRAPHENE_RECT_INIT (x, top, before + text_width + PAD_END, HEIGHT), HEIGHT / 2.0f);
  if (outline)
    gtk_snapshot_append_border (snapshot, &edge, (const float[4]){ 1, 1, 1, 1 },
                                (const GdkRGBA[4]){ { fg.red, fg.green, fg.blue, 0.35f },
                                                    { fg.red, fg.green, fg.blue, 0.35f },
                                                    { fg.red, fg.green, fg.blue, 0.35f },
                                                    { fg.red, fg.green, fg.blue, 0.35f } });
  else
    opcc_colour_fill_bar (snapshot, &bg, x, top, edge.bounds.size.width, HEIGHT, HEIGHT / 2.0f);
  if (words->icon_name != NULL)
    draw_icon (widget, snapshot, words->icon_name, &fg, x + PAD_START, middle_y - ICON_SIZE / 2.0f);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x + before, middle_y - text_height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &fg);
  gtk_snapshot_restore (snapshot);
}
