/* hsl-map-view.c: a map to look at and to walk on
 *
 * The base drawing is kept as a picture as large as the widget; pointer and selection are drawn over it, so
 * that moving about redraws nothing heavy. A press that does not move is a click, one that does drags the
 * map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-view"

#include "hsl-map-view.h"

#include "hsl-map-render.h"
#include "hsl-map-sheet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_STEP  1.25
#define DRAG_SLACK 6.0

struct _HslMapView
{
  GtkWidget parent_instance;

  /* Owned */
  HslScene        *scene; /* (nullable) */
  cairo_surface_t *base;  /* (nullable): to be drawn */

  HslMapStyle style;
  HslSheet    sheet;
  HslViewport viewport;
  gboolean    laid_out;
  double      pointer_x, pointer_y;
  double      press_x, press_y;
  double      dragged_x, dragged_y; /* from there, as far as followed */
  gboolean    dragging;
};

G_DEFINE_FINAL_TYPE (HslMapView, hsl_map_view, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * hsl_map_view_get_theme:
 *
 * Returns: the colours that go with those of the desk
 */
HslTheme
hsl_map_view_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? HSL_THEME_HIGH_CONTRAST_DARK : HSL_THEME_HIGH_CONTRAST;
  return dark ? HSL_THEME_DARK : HSL_THEME_LIGHT;
}

/* --- Layout and drawing --- */

static void
forget_base (HslMapView *self)
{
  g_clear_pointer (&self->base, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The size of the text follows that of the desk, and with it "large type". */
static double
get_text_size (HslMapView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int          dpi = -1;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? 10.5 * dpi / 1024 / 72 : 14;
}

/* Lays out anew; what is seen stays, unless there was nothing yet. */
static void
lay_out (HslMapView *self)
{
  double      width = gtk_widget_get_width (GTK_WIDGET (self));
  double      height = gtk_widget_get_height (GTK_WIDGET (self));
  double      pad;
  HslMapBox   bounds;
  HslViewport before = self->viewport;

  forget_base (self);
  if (self->scene == NULL || width < 1 || height < 1)
    return;
  hsl_map_style_init (&self->style, HSL_RAMP_YLORRD, hsl_map_view_get_theme (), width, height);
  self->style.text_size = get_text_size (self);
  self->style.snap = TRUE;
  hsl_sheet_init (&self->sheet, self->scene, &self->style, width, height, HSL_SHEET_LEGEND | HSL_SHEET_NOTE);
  bounds = hsl_scene_get_bounds (self->scene);
  if (hsl_map_box_is_empty (bounds))
    return;
  hsl_viewport_init (&self->viewport, bounds, self->sheet.map);
  /* The outermost lines are half outside of what they surround. */
  pad = hsl_map_style_get_thick (&self->style) / self->viewport.scale;
  hsl_viewport_set_bounds (&self->viewport, (HslMapBox){ bounds.x0 - pad, bounds.y0 - pad, bounds.x1 + pad,
                                                         bounds.y1 + pad });
  hsl_viewport_fit (&self->viewport);
  if (self->laid_out && before.scale > hsl_viewport_get_fit_scale (&before) * 1.001)
    {
      hsl_viewport_set_rect (&before, self->sheet.map);
      self->viewport = before;
    }
  self->laid_out = TRUE;
}

static void
draw_base (HslMapView *self)
{
  int      factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int      width = gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  int      height = gtk_widget_get_height (GTK_WIDGET (self)) * factor;
  cairo_t *cr;

  self->base = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_device_scale (self->base, factor, factor);
  cr = cairo_create (self->base);
  hsl_sheet_draw_frame (&self->sheet, cr, self->scene, &self->style);
  hsl_map_render_base (cr, self->scene, &self->viewport, &self->style);
  cairo_destroy (cr);
}

static void
hsl_map_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  HslMapView     *self = HSL_MAP_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t        *cr;

  if (!self->laid_out || width < 1 || height < 1)
    return;
  if (self->base == NULL)
    draw_base (self);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, self->base, 0, 0);
  cairo_paint (cr);
  hsl_map_render_overlay (cr, self->scene, &self->viewport, &self->style);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 1, 1, width - 2, height - 2);
}

static void
hsl_map_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  lay_out (HSL_MAP_VIEW (widget));
}

static void
hsl_map_view_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 220;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 760 : 520;
}

/* --- What is selected --- */

static void
tell_description (HslMapView *self)
{
  int              selected = self->scene != NULL ? hsl_scene_get_selected (self->scene) : -1;
  g_autofree char *text = selected >= 0 ? hsl_scene_dup_description (self->scene, selected)
                                        : g_strdup (_ ("No grid is selected"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static HslMapBox
get_box (HslMapView *self,
         int         cell)
{
  return hsl_map_shape_get_box (hsl_scene_get_cell (self->scene, cell)->shape);
}

/**
 * hsl_map_view_select:
 * @cell: of the scene; -1 for none
 *
 * Selects as the user does: "selected" is emitted when it was not selected yet, and the map moves to show it.
 */
void
hsl_map_view_select (HslMapView *self,
                     int         cell)
{
  g_return_if_fail (HSL_IS_MAP_VIEW (self));

  if (self->scene == NULL || !hsl_scene_set_selected (self->scene, cell))
    return;
  if (cell >= 0 && self->laid_out && hsl_viewport_reveal (&self->viewport, get_box (self, cell)))
    forget_base (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_description (self);
  g_signal_emit (self, signals[SELECTED], 0, cell);
}

int
hsl_map_view_get_selected (HslMapView *self)
{
  g_return_val_if_fail (HSL_IS_MAP_VIEW (self), -1);

  return self->scene != NULL ? hsl_scene_get_selected (self->scene) : -1;
}

/**
 * hsl_map_view_locate:
 * @out_x: (out): where the middle of @cell is drawn, in coordinates of the widget
 *
 * Returns: whether it is in view
 */
gboolean
hsl_map_view_locate (HslMapView *self,
                     int         cell,
                     double     *out_x,
                     double     *out_y)
{
  HslMapBox   box;
  HslMapPoint point;

  g_return_val_if_fail (HSL_IS_MAP_VIEW (self), FALSE);

  if (!self->laid_out || cell < 0 || cell >= (int) hsl_scene_get_n_cells (self->scene))
    return FALSE;
  box = get_box (self, cell);
  point = hsl_viewport_to_widget (&self->viewport,
                                  (HslMapPoint){ (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 });
  *out_x = point.x;
  *out_y = point.y;
  return hsl_viewport_shows (&self->viewport, box);
}

/* --- Pointer --- */

/* The legend and the note are not the map. */
static int
hit (HslMapView *self,
     double      x,
     double      y)
{
  HslMapRect map = self->sheet.map;

  if (!self->laid_out || x < map.x || y < map.y || x >= map.x + map.width || y >= map.y + map.height)
    return -1;
  return hsl_scene_hit (self->scene, &self->viewport, x, y);
}

static void
on_motion_cb (HslMapView *self,
              double      x,
              double      y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->dragging && self->scene != NULL && hsl_scene_set_hovered (self->scene, hit (self, x, y)))
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
    }
}

static void
on_leave_cb (HslMapView *self)
{
  if (self->scene != NULL && hsl_scene_set_hovered (self->scene, -1))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
hsl_map_view_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  HslMapView      *self = HSL_MAP_VIEW (widget);
  int              cell = keyboard ? hsl_map_view_get_selected (self) : hit (self, x, y);
  g_autofree char *text = cell >= 0 ? hsl_scene_dup_description (self->scene, cell) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
on_drag_begin_cb (HslMapView *self,
                  double      x,
                  double      y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = FALSE;
  self->press_x = x;
  self->press_y = y;
  self->dragged_x = self->dragged_y = 0;
}

static void
on_drag_update_cb (HslMapView *self,
                   double      x,
                   double      y)
{
  if (!self->laid_out || (!self->dragging && hypot (x, y) < DRAG_SLACK))
    return;
  self->dragging = TRUE;
  hsl_viewport_pan (&self->viewport, x - self->dragged_x, y - self->dragged_y);
  self->dragged_x = x;
  self->dragged_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  forget_base (self);
}

static void
on_drag_end_cb (HslMapView *self,
                double      x,
                double      y)
{
  gboolean dragged = self->dragging;
  int      cell;

  self->dragging = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  cell = dragged ? -1 : hit (self, self->press_x, self->press_y);
  if (cell >= 0)
    hsl_map_view_select (self, cell);
}

static void
zoom (HslMapView *self,
      double      factor,
      double      x,
      double      y)
{
  if (!self->laid_out)
    return;
  hsl_viewport_zoom_at (&self->viewport, factor, x, y);
  forget_base (self);
}

static gboolean
on_scroll_cb (HslMapView *self,
              double      dx,
              double      dy)
{
  zoom (self, pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

/* --- Keys --- */

static gboolean
walk (GtkWidget *widget,
      GVariant  *args,
      gpointer   user_data)
{
  HslMapView *self = HSL_MAP_VIEW (widget);
  int         step = g_variant_get_int32 (args);
  int         from = hsl_map_view_get_selected (self);

  if (self->scene == NULL || hsl_scene_get_n_cells (self->scene) == 0)
    return FALSE;
  hsl_map_view_select (self, hsl_scene_walk (self->scene, from, step));
  return TRUE;
}

static gboolean
zoom_by_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  HslMapView *self = HSL_MAP_VIEW (widget);
  HslMapRect  map = self->sheet.map;
  double      factor = g_variant_get_double (args);
  double      x = map.x + map.width / 2, y = map.y + map.height / 2;

  if (!self->laid_out)
    return FALSE;
  if (factor > 0)
    {
      hsl_map_view_locate (self, hsl_map_view_get_selected (self), &x, &y);
      zoom (self, factor, x, y);
    }
  else
    {
      hsl_viewport_fit (&self->viewport);
      forget_base (self);
    }
  return TRUE;
}

static gboolean
activate (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  HslMapView *self = HSL_MAP_VIEW (widget);
  int         selected = hsl_map_view_get_selected (self);

  if (selected >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, selected);
  return selected >= 0;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint   key, keypad;
    HslWalk step;
  } walks[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, HSL_WALK_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, HSL_WALK_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, HSL_WALK_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, HSL_WALK_DOWN },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, HSL_WALK_PREVIOUS },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, HSL_WALK_NEXT },
    { GDK_KEY_Home, GDK_KEY_KP_Home, HSL_WALK_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, HSL_WALK_LAST },
  };
  static const struct
  {
    guint  key;
    double factor;
  } zooms[] = {
    { GDK_KEY_plus, ZOOM_STEP },
    { GDK_KEY_equal, ZOOM_STEP },
    { GDK_KEY_KP_Add, ZOOM_STEP },
    { GDK_KEY_minus, 1 / ZOOM_STEP },
    { GDK_KEY_KP_Subtract, 1 / ZOOM_STEP },
    { GDK_KEY_0, 0 },
    { GDK_KEY_KP_0, 0 },
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      gtk_widget_class_add_binding (widget_class, walks[i].key, 0, walk, "i", walks[i].step);
      gtk_widget_class_add_binding (widget_class, walks[i].keypad, 0, walk, "i", walks[i].step);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_by_key, "d", zooms[i].factor);
      gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_SHIFT_MASK, zoom_by_key, "d",
                                    zooms[i].factor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, activate, NULL);
}

/* --- Life --- */

static void
hsl_map_view_dispose (GObject *object)
{
  HslMapView *self = HSL_MAP_VIEW (object);

  g_clear_pointer (&self->base, cairo_surface_destroy);
  g_clear_object (&self->scene);
  self->laid_out = FALSE;
  G_OBJECT_CLASS (hsl_map_view_parent_class)->dispose (object);
}

static void
hsl_map_view_class_init (HslMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_map_view_dispose;
  widget_class->snapshot = hsl_map_view_snapshot;
  widget_class->size_allocate = hsl_map_view_size_allocate;
  widget_class->measure = hsl_map_view_measure;
  widget_class->query_tooltip = hsl_map_view_query_tooltip;

  /* (int cell): -1 when nothing is selected any more */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /* (int cell): Enter on the selected grid */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "hsl-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
add_controllers (HslMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture         *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
hsl_map_view_init (HslMapView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the grids"), -1);
  add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (lay_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (lay_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (lay_out), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_base), NULL);
}

GtkWidget *
hsl_map_view_new (void)
{
  return g_object_new (HSL_TYPE_MAP_VIEW, NULL);
}

/**
 * hsl_map_view_set_scene:
 * @scene: (nullable): what to show; nothing of it is selected by this
 */
void
hsl_map_view_set_scene (HslMapView *self,
                        HslScene   *scene)
{
  g_return_if_fail (HSL_IS_MAP_VIEW (self));

  g_set_object (&self->scene, scene);
  self->laid_out = FALSE;
  lay_out (self);
  tell_description (self);
}

HslScene *
hsl_map_view_get_scene (HslMapView *self)
{
  g_return_val_if_fail (HSL_IS_MAP_VIEW (self), NULL);
  return self->scene;
}

/**
 * hsl_map_view_refresh:
 *
 * Draws anew after the values, texts or tree of the scene changed.
 */
void
hsl_map_view_refresh (HslMapView *self)
{
  g_return_if_fail (HSL_IS_MAP_VIEW (self));

  lay_out (self);
  tell_description (self);
}
