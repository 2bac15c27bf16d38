/* hsl-wrap-layout.c: children side by side, in as many lines as the width asks for
 *
 * Two ways: chips of their natural width one after the other, or (with a column width) columns of equal
 * width, as many as fit. Unlike in a GtkFlowBox no child gets a focus of its own, so Tab goes from control to
 * control. Large type on a small screen makes one column of it, and nothing is cut off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-wrap-layout"

#include "hsl-wrap-layout.h"

#define SPACING 8
#define WIDE    "hsl-wide"

struct _HslWrapLayout
{
  GtkLayoutManager parent_instance;

  int   min_width; /* of a column, 0: chips */
  guint at_most;   /* columns */
};

G_DEFINE_FINAL_TYPE (HslWrapLayout, hsl_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int      width;
  guint    columns;
  int      x, y;
  int      line_height;
  guint    column;
  gboolean empty;
} Pen;

static gboolean
is_wide (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), WIDE) != NULL;
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
widest_minimum (GtkWidget *widget,
                gboolean   wide_too)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && (wide_too || !is_wide (child)))
      widest = MAX (widest, minimum_width (child));
  return widest;
}

static guint
count_columns (HslWrapLayout *self,
               GtkWidget     *widget,
               int            width)
{
  int column = MAX (self->min_width, widest_minimum (widget, FALSE));
  int n = (width + SPACING) / (column + SPACING);

  return (guint) CLAMP (n, 1, (int) self->at_most);
}

static void
new_line (Pen *pen)
{
  if (pen->empty)
    return;
  pen->x = 0;
  pen->column = 0;
  pen->y += pen->line_height + SPACING;
  pen->line_height = 0;
  pen->empty = TRUE;
}

static int
child_width (HslWrapLayout *self,
             GtkWidget     *child,
             const Pen     *pen)
{
  if (is_wide (child))
    return pen->width;
  if (self->min_width > 0)
    return (pen->width - ((int) pen->columns - 1) * SPACING) / (int) pen->columns;
  return MAX (MIN (natural_width (child), pen->width), minimum_width (child));
}

/* Puts one child down and tells where. */
static GdkRectangle
place (HslWrapLayout *self,
       GtkWidget     *child,
       Pen           *pen)
{
  GdkRectangle at;

  at.width = child_width (self, child, pen);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, at.width, NULL, &at.height, NULL, NULL);
  if (is_wide (child) || (self->min_width > 0 && pen->column >= pen->columns) ||
      (self->min_width == 0 && pen->x + at.width > pen->width))
    new_line (pen);
  at.x = pen->x;
  at.y = pen->y;
  pen->x += at.width + SPACING;
  pen->column += is_wide (child) ? pen->columns : 1;
  pen->line_height = MAX (pen->line_height, at.height);
  pen->empty = FALSE;
  if (is_wide (child))
    new_line (pen);
  return at;
}

static Pen
make_pen (HslWrapLayout *self,
          GtkWidget     *widget,
          int            width)
{
  return (Pen){ .width = width,
                .columns = self->min_width > 0 ? count_columns (self, widget, width) : 1,
                .empty = TRUE };
}

static int
height_for_width (HslWrapLayout *self,
                  GtkWidget     *widget,
                  int            width)
{
  Pen pen = make_pen (self, widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (self, child, &pen);
  return pen.empty ? MAX (0, pen.y - SPACING) : pen.y + pen.line_height;
}

static int
natural_line (HslWrapLayout *self,
              GtkWidget     *widget)
{
  int sum = 0, widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        sum += natural_width (child) + SPACING;
        widest = MAX (widest, natural_width (child));
      }
  if (self->min_width == 0)
    return MAX (0, sum - SPACING);
  return MAX (widest, (int) self->at_most * (self->min_width + SPACING) - SPACING);
}

static GtkSizeRequestMode
hsl_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hsl_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  HslWrapLayout *self = HSL_WRAP_LAYOUT (manager);
  int            narrowest = widest_minimum (widget, TRUE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = MAX (narrowest, natural_line (self, widget));
    }
  else
    *minimum = *natural = height_for_width (
        self, widget, for_size >= 0 ? for_size : MAX (narrowest, natural_line (self, widget)));
}

static void
hsl_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  HslWrapLayout *self = HSL_WRAP_LAYOUT (manager);
  gboolean       mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen            pen = make_pen (self, widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GdkRectangle at;

      if (!gtk_widget_should_layout (child))
        continue;
      at = place (self, child, &pen);
      if (mirrored)
        at.x = width - at.x - at.width;
      gtk_widget_size_allocate (child, &at, -1);
    }
}

static void
hsl_wrap_layout_class_init (HslWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = hsl_wrap_layout_get_request_mode;
  manager_class->measure = hsl_wrap_layout_measure;
  manager_class->allocate = hsl_wrap_layout_allocate;
}

static void
hsl_wrap_layout_init (HslWrapLayout *self)
{
  self->at_most = 1;
}

/**
 * hsl_wrap_layout_set_columns:
 * @min_width: of a column
 * @at_most: how many columns
 */
void
hsl_wrap_layout_set_columns (HslWrapLayout *self,
                             int            min_width,
                             guint          at_most)
{
  g_return_if_fail (HSL_IS_WRAP_LAYOUT (self));
  g_return_if_fail (min_width > 0 && at_most > 0);

  self->min_width = min_width;
  self->at_most = at_most;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * hsl_wrap_layout_set_wide:
 *
 * Gives @child a whole line.
 */
void
hsl_wrap_layout_set_wide (GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), WIDE, GINT_TO_POINTER (TRUE));
}

/**
 * hsl_wrap_box_new:
 *
 * Returns: (transfer floating): a box whose children wrap
 */
GtkWidget *
hsl_wrap_box_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  return box;
}
