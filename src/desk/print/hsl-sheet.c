/* hsl-sheet.c: one page of a paper on the screen
 *
 * What is drawn here is what the printer draws: both repeat the placed lines of #HslPages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-sheet"

#include "hsl-sheet.h"

#include <math.h>

#define LEFT_OUT 0.35 /* opacity of a page that is not printed */

struct _HslSheet
{
  GtkWidget parent_instance;

  /* Owned */
  HslPages  *pages;
  HslCopies *copies; /* (nullable) */

  guint  page;
  guint  place; /* of the page, through all that is printed */
  double zoom;  /* pixels per point */

  gboolean in_sight; /* whether what is printed on it is drawn */
};

G_DEFINE_FINAL_TYPE (HslSheet, hsl_sheet, GTK_TYPE_WIDGET)

static void
hsl_sheet_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  HslSheet *self = HSL_SHEET (widget);
  double    width, height;

  hsl_pages_get_size (self->pages, &width, &height);
  *minimum = *natural =
      (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom);
}

/* Paper is white and ink is black on a dark screen as well. */
static void
hsl_sheet_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  HslSheet       *self = HSL_SHEET (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  GdkRGBA         white = { 1, 1, 1, 1 };
  cairo_t        *cr;

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (!self->in_sight)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->zoom, self->zoom);
  if (self->copies != NULL)
    hsl_copies_draw (self->copies, 0, self->place, cr);
  else
    hsl_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
hsl_sheet_dispose (GObject *object)
{
  g_clear_object (&HSL_SHEET (object)->pages);
  g_clear_pointer (&HSL_SHEET (object)->copies, hsl_copies_unref);
  G_OBJECT_CLASS (hsl_sheet_parent_class)->dispose (object);
}

static void
hsl_sheet_class_init (HslSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_sheet_dispose;
  widget_class->measure = hsl_sheet_measure;
  widget_class->snapshot = hsl_sheet_snapshot;

  gtk_widget_class_set_css_name (widget_class, "hsl-sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hsl_sheet_init (HslSheet *self)
{
  self->zoom = 1;
  self->in_sight = TRUE;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * hsl_sheet_new:
 * @page: of @pages, from 0
 * @label: what a screen reader says: the form and the page
 */
GtkWidget *
hsl_sheet_new (HslPages   *pages,
               guint       page,
               const char *label)
{
  HslSheet *self = g_object_new (HSL_TYPE_SHEET, NULL);

  self->pages = g_object_ref (pages);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * hsl_sheet_set_pages:
 * @pages: the paper as it is now; the same page of it is shown
 * @label: what a screen reader says
 */
void
hsl_sheet_set_pages (HslSheet   *self,
                     HslPages   *pages,
                     const char *label)
{
  g_return_if_fail (HSL_IS_SHEET (self));

  if (g_set_object (&self->pages, pages))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hsl_sheet_set_copies:
 * @copies: how it is printed: the sheet shows the first copy, paler when it is not among the pages chosen
 * @page: the page of the sheet, counted through all parts from 0
 */
void
hsl_sheet_set_copies (HslSheet  *self,
                      HslCopies *copies,
                      guint      page)
{
  g_return_if_fail (HSL_IS_SHEET (self));

  g_clear_pointer (&self->copies, hsl_copies_unref);
  self->copies = hsl_copies_ref (copies);
  self->place = page;
  gtk_widget_set_opacity (GTK_WIDGET (self), hsl_copies_has_page (copies, page) ? 1 : LEFT_OUT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hsl_sheet_set_zoom:
 * @zoom: pixels per point
 */
void
hsl_sheet_set_zoom (HslSheet *self,
                    double    zoom)
{
  g_return_if_fail (HSL_IS_SHEET (self));

  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hsl_sheet_set_in_sight:
 * @in_sight: %FALSE for a sheet that is scrolled out of sight, of a paper that changes at every key
 */
void
hsl_sheet_set_in_sight (HslSheet *self,
                        gboolean  in_sight)
{
  g_return_if_fail (HSL_IS_SHEET (self));

  if (self->in_sight == in_sight)
    return;
  self->in_sight = in_sight;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
