/* hsl-grid-item.c: a grid as an item of a list, with its numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-grid-item"

#include "hsl-grid-item.h"

#include "hsl-pinyin.h"

#include <string.h>

/* The end of a grid's code: community and grid. The beginning is the same for all of a street. */
#define SHORT_CODE 6

struct _HslGridItem
{
  GObject parent_instance;

  int   cell; /* of the scene; -1 for cases that are not located */
  char *code;
  char *name;
  guint open;
  guint overdue;
};

G_DEFINE_FINAL_TYPE (HslGridItem, hsl_grid_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CELL,
  PROP_NUMBER,
  PROP_NAME,
  PROP_OPEN,
  PROP_OVERDUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_number (HslGridItem *self)
{
  gsize length = strlen (self->code);

  return length > SHORT_CODE ? self->code + length - SHORT_CODE : self->code;
}

static void
hsl_grid_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HslGridItem *self = HSL_GRID_ITEM (object);

  switch (id)
    {
    case PROP_CELL:
      g_value_set_int (value, self->cell);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, get_number (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_OPEN:
      g_value_set_uint (value, self->open);
      break;
    case PROP_OVERDUE:
      g_value_set_uint (value, self->overdue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hsl_grid_item_finalize (GObject *object)
{
  HslGridItem *self = HSL_GRID_ITEM (object);

  g_free (self->code);
  g_free (self->name);
  G_OBJECT_CLASS (hsl_grid_item_parent_class)->finalize (object);
}

static void
hsl_grid_item_class_init (HslGridItemClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = hsl_grid_item_finalize;
  object_class->get_property = hsl_grid_item_get_property;

  /* In official order, those that are not located before all others. */
  properties[PROP_CELL] = g_param_spec_int ("cell", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_OPEN] = g_param_spec_uint ("open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OVERDUE] = g_param_spec_uint ("overdue", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hsl_grid_item_init (HslGridItem *self)
{
}

/**
 * hsl_grid_item_new:
 * @cell: of the scene; -1 for the row of the cases that are not located
 * @code: of the area; "" for that row
 */
HslGridItem *
hsl_grid_item_new (int         cell,
                   const char *code,
                   const char *name)
{
  HslGridItem *self = g_object_new (HSL_TYPE_GRID_ITEM, NULL);

  self->cell = cell;
  self->code = g_strdup (code);
  self->name = g_strdup (name);
  return self;
}

int
hsl_grid_item_get_cell (HslGridItem *self)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), -1);
  return self->cell;
}

const char *
hsl_grid_item_get_code (HslGridItem *self)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), NULL);
  return self->code;
}

const char *
hsl_grid_item_get_name (HslGridItem *self)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), NULL);
  return self->name;
}

guint
hsl_grid_item_get_open (HslGridItem *self)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), 0);
  return self->open;
}

guint
hsl_grid_item_get_overdue (HslGridItem *self)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), 0);
  return self->overdue;
}

/**
 * hsl_grid_item_set_counts:
 * @open: open cases
 * @overdue: those of them that are late
 */
void
hsl_grid_item_set_counts (HslGridItem *self,
                          guint        open,
                          guint        overdue)
{
  g_return_if_fail (HSL_IS_GRID_ITEM (self));

  if (self->open != open)
    {
      self->open = open;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
    }
  if (self->overdue != overdue)
    {
      self->overdue = overdue;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERDUE]);
    }
}

/**
 * hsl_grid_item_matches:
 * @typed: a part of the code, or of the name as it is written or sounds
 */
gboolean
hsl_grid_item_matches (HslGridItem *self,
                       const char  *typed)
{
  g_return_val_if_fail (HSL_IS_GRID_ITEM (self), FALSE);

  return *typed == '\0' || strstr (self->code, typed) != NULL || strstr (self->name, typed) != NULL ||
         hsl_pinyin_match (self->name, typed) != HSL_PINYIN_NONE;
}
