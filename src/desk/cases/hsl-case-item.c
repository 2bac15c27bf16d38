/* hsl-case-item.c: one row of a list of cases, which may still be on its way
 *
 * A placeholder is handed out at once; "loaded" tells the row widget when there is something to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-item"

#include "hsl-case-item.h"

struct _HslCaseItem
{
  GObject parent_instance;

  /* Owned, at most one of them */
  HslCaseRow   *row;
  HslSearchHit *hit;

  guint position;
};

G_DEFINE_FINAL_TYPE (HslCaseItem, hsl_case_item, G_TYPE_OBJECT)

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hsl_case_item_finalize (GObject *object)
{
  HslCaseItem *self = HSL_CASE_ITEM (object);

  g_clear_pointer (&self->row, hsl_case_row_free);
  g_clear_pointer (&self->hit, hsl_search_hit_free);
  G_OBJECT_CLASS (hsl_case_item_parent_class)->finalize (object);
}

static void
hsl_case_item_class_init (HslCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_case_item_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
hsl_case_item_init (HslCaseItem *self)
{
}

HslCaseItem *
hsl_case_item_new (guint position)
{
  HslCaseItem *self = g_object_new (HSL_TYPE_CASE_ITEM, NULL);

  self->position = position;
  return self;
}

guint
hsl_case_item_get_position (HslCaseItem *self)
{
  g_return_val_if_fail (HSL_IS_CASE_ITEM (self), 0);
  return self->position;
}

/**
 * hsl_case_item_take_row:
 * @row: (transfer full)
 */
void
hsl_case_item_take_row (HslCaseItem *self,
                        HslCaseRow  *row)
{
  g_return_if_fail (HSL_IS_CASE_ITEM (self));

  g_clear_pointer (&self->row, hsl_case_row_free);
  self->row = row;
  g_signal_emit (self, signals[LOADED], 0);
}

/**
 * hsl_case_item_take_hit:
 * @hit: (transfer full)
 */
void
hsl_case_item_take_hit (HslCaseItem  *self,
                        HslSearchHit *hit)
{
  g_return_if_fail (HSL_IS_CASE_ITEM (self));

  g_clear_pointer (&self->hit, hsl_search_hit_free);
  self->hit = hit;
  g_signal_emit (self, signals[LOADED], 0);
}

const HslCaseRow *
hsl_case_item_get_row (HslCaseItem *self)
{
  g_return_val_if_fail (HSL_IS_CASE_ITEM (self), NULL);
  return self->row;
}

/* The getters give %NULL while the row is on its way. */
#define GETTER(field)                                                                  \
  const char *                                                                         \
      hsl_case_item_get_##field (HslCaseItem *self)                                    \
  {                                                                                    \
    g_return_val_if_fail (HSL_IS_CASE_ITEM (self), NULL);                              \
    return self->row != NULL ? self->row->field : self->hit != NULL ? self->hit->field \
                                                                    : NULL;            \
  }

GETTER (title)
GETTER (number)
GETTER (state)

const char *
hsl_case_item_get_uid (HslCaseItem *self)
{
  g_return_val_if_fail (HSL_IS_CASE_ITEM (self), NULL);
  return self->row != NULL ? self->row->uid : self->hit != NULL ? self->hit->case_uid
                                                                : NULL;
}

/**
 * hsl_case_item_get_why:
 *
 * Returns: (nullable): why a search found the case
 */
const char *
hsl_case_item_get_why (HslCaseItem *self)
{
  g_return_val_if_fail (HSL_IS_CASE_ITEM (self), NULL);
  return self->hit != NULL ? self->hit->why : NULL;
}
