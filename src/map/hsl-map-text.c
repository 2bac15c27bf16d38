/* hsl-map-text.c: single lines of text on a cairo_t
 *
 * A map repeats the same few strings hundreds of times, so laid out lines are kept for as long as a drawing
 * lasts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-text"

#include "hsl-map-text.h"

#include <pango/pangocairo.h>

struct _HslMapText
{
  PangoContext         *context;
  PangoFontDescription *font;
  GHashTable           *layouts; /* "size bold text" -> PangoLayout */
};

/* Not every font's digits and Han characters are equally high: both count. */
#define REFERENCE "国8"

/**
 * hsl_map_text_new:
 * @cr: the target, whose present scale the glyphs are made for
 * @family: a font family or a list of them, parted by commas
 *
 * Returns: (transfer full): for drawing on @cr as long as its scale is the same
 */
HslMapText *
hsl_map_text_new (cairo_t    *cr,
                  const char *family)
{
  HslMapText           *self = g_new0 (HslMapText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_return_val_if_fail (cr != NULL && family != NULL, self);

  self->context = pango_cairo_create_context (cr);
  /* The same line must come out equally wide on the screen and on paper. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_cairo_context_set_resolution (self->context, 72);
  /* Else Han characters may come in the shapes of another country. */
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, family);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
hsl_map_text_free (HslMapText *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_clear_object (&self->context);
  g_free (self);
}

static PangoLayout *
get_layout (HslMapText *self,
            const char *text,
            double      size,
            gboolean    bold)
{
  g_autofree char *key = g_strdup_printf ("%.3f %d %s", size, bold, text);
  PangoLayout     *layout = g_hash_table_lookup (self->layouts, key);

  if (layout == NULL)
    {
      layout = pango_layout_new (self->context);
      pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
      pango_font_description_set_weight (self->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (layout, self->font);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_text (layout, text, -1);
      g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
    }
  return layout;
}

static void
get_reference (HslMapText     *self,
               const char     *text,
               double          size,
               gboolean        bold,
               PangoRectangle *ink)
{
  pango_layout_line_get_extents (pango_layout_get_line_readonly (get_layout (self, text, size, bold), 0), ink,
                                 NULL);
}

HslMapExtents
hsl_map_text_measure (HslMapText *self,
                      const char *text,
                      double      size,
                      gboolean    bold)
{
  PangoRectangle ink, logical;

  g_return_val_if_fail (self != NULL && text != NULL, ((HslMapExtents){ 0, 0, 0 }));

  pango_layout_get_extents (get_layout (self, text, size, bold), NULL, &logical);
  get_reference (self, REFERENCE, size, bold, &ink);
  return (HslMapExtents){ (double) logical.width / PANGO_SCALE, (double) -ink.y / PANGO_SCALE,
                          (double) (ink.y + ink.height) / PANGO_SCALE };
}

double
hsl_map_text_get_digit_height (HslMapText *self,
                               double      size,
                               gboolean    bold)
{
  PangoRectangle ink;

  g_return_val_if_fail (self != NULL, 0);

  get_reference (self, "8", size, bold, &ink);
  return (double) -ink.y / PANGO_SCALE;
}

/**
 * hsl_map_text_ellipsize:
 *
 * Returns: (nullable) (transfer full): @text, shortened by whole characters to @width; %NULL when not even
 * two characters are left
 */
char *
hsl_map_text_ellipsize (HslMapText *self,
                        const char *text,
                        double      size,
                        gboolean    bold,
                        double      width)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (hsl_map_text_measure (self, text, size, bold).width <= width)
    return g_strdup (text);

  for (glong n = g_utf8_strlen (text, -1) - 1; n >= 2; n--)
    {
      g_autofree char *head = g_utf8_substring (text, 0, n);
      g_autofree char *shortened = g_strconcat (head, "…", NULL);

      if (hsl_map_text_measure (self, shortened, size, bold).width <= width)
        return g_steal_pointer (&shortened);
    }
  return NULL;
}

/**
 * hsl_map_text_draw:
 * @x: left end of the line
 *
 * Draws a line in the present source of @cr.
 */
void
hsl_map_text_draw (HslMapText *self,
                   cairo_t    *cr,
                   HslMapLine  line,
                   double      x,
                   double      baseline)
{
  g_return_if_fail (self != NULL && line.text != NULL);

  cairo_move_to (cr, x, baseline);
  pango_cairo_show_layout_line (
      cr, pango_layout_get_line_readonly (get_layout (self, line.text, line.size, line.bold), 0));
}

/**
 * hsl_map_text_draw_halo:
 * @width: how far the halo reaches
 *
 * Draws a border around where the line will stand, in the present source of @cr.
 */
void
hsl_map_text_draw_halo (HslMapText *self,
                        cairo_t    *cr,
                        HslMapLine  line,
                        double      x,
                        double      baseline,
                        double      width)
{
  g_return_if_fail (self != NULL && line.text != NULL);

  cairo_move_to (cr, x, baseline);
  pango_cairo_layout_line_path (
      cr, pango_layout_get_line_readonly (get_layout (self, line.text, line.size, line.bold), 0));
  cairo_set_line_width (cr, 2 * width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}
