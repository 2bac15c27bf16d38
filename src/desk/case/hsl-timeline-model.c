/* hsl-timeline-model.c: the activities of a case by day, newest first
 *
 * Somebody may write 120 messages in one day (the persistent caller of S1). A day shows its newest
 * entries and folds the rest behind one row, so that a month of them can still be looked through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-timeline"

#include "hsl-timeline-model.h"

#include <string.h>

/* Entries of a day that are shown before the rest is folded. */
#define SHOWN_PER_DAY 8

struct _HslTimelineItem
{
  GObject parent_instance;

  HslTimelineKind kind;
  HslDay          day;
  guint           count;

  /* Owned; NULL but for entries */
  HslFact *activity;
};

G_DEFINE_FINAL_TYPE (HslTimelineItem, hsl_timeline_item, G_TYPE_OBJECT)

struct _HslTimelineModel
{
  GObject parent_instance;

  /* Owned */
  HslFact    *shown;
  GPtrArray  *items;    /* of HslTimelineItem */
  GHashTable *unfolded; /* of days */
  char       *needle;

  HslTimelineFilter filter;
  guint             n_entries;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HslTimelineModel,
                               hsl_timeline_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
hsl_timeline_item_finalize (GObject *object)
{
  hsl_fact_unref (HSL_TIMELINE_ITEM (object)->activity);

  G_OBJECT_CLASS (hsl_timeline_item_parent_class)->finalize (object);
}

static void
hsl_timeline_item_class_init (HslTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_timeline_item_finalize;
}

static void
hsl_timeline_item_init (HslTimelineItem *self)
{
}

HslTimelineKind
hsl_timeline_item_get_kind (HslTimelineItem *self)
{
  return self->kind;
}

HslDay
hsl_timeline_item_get_day (HslTimelineItem *self)
{
  return self->day;
}

/**
 * hsl_timeline_item_get_count:
 *
 * Returns: of a day, all its entries; of a fold, those behind it
 */
guint
hsl_timeline_item_get_count (HslTimelineItem *self)
{
  return self->count;
}

/**
 * hsl_timeline_item_get_activity:
 *
 * Returns: (nullable) (transfer none): of an entry, its activity
 */
const HslActivity *
hsl_timeline_item_get_activity (HslTimelineItem *self)
{
  return (const HslActivity *) self->activity;
}

static HslTimelineItem *
new_item (HslTimelineKind kind,
          HslDay          day,
          guint           count,
          gpointer        activity)
{
  HslTimelineItem *self = g_object_new (HSL_TYPE_TIMELINE_ITEM, NULL);

  self->kind = kind;
  self->day = day;
  self->count = count;
  self->activity = activity != NULL ? hsl_fact_ref (activity) : NULL;
  return self;
}

static gboolean
is_one_of (const char        *kind,
           const char *const *kinds)
{
  return kind != NULL && g_strv_contains (kinds, kind);
}

static gboolean
passes (HslTimelineModel  *self,
        const HslActivity *activity)
{
  static const char *const contacts[] = {
    "contact", "call", "visit", "message", "investigation", "note", NULL
  };
  static const char *const papers[] = { "print", "export", "view", "attachment", "correction", NULL };
  gboolean                 is_contact = is_one_of (activity->kind, contacts);
  gboolean                 is_paper = is_one_of (activity->kind, papers);

  if (self->needle != NULL && (activity->text == NULL || strstr (activity->text, self->needle) == NULL))
    return FALSE;
  switch (self->filter)
    {
    case HSL_TIMELINE_CONTACTS:
      return is_contact;
    case HSL_TIMELINE_STEPS:
      return !is_contact && !is_paper;
    case HSL_TIMELINE_PAPERS:
      return is_paper;
    case HSL_TIMELINE_ALL:
    default:
      return TRUE;
    }
}

static gint
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const HslActivity *first = *(HslActivity *const *) a;
  const HslActivity *second = *(HslActivity *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return 0;
}

/* Activities that pass, newest first; those of one minute stay in the order they were entered, turned round.
 */
static GPtrArray *
gather (HslTimelineModel *self)
{
  const HslCase *shown = (const HslCase *) self->shown;
  GPtrArray     *passing = g_ptr_array_new ();

  for (guint i = shown != NULL ? shown->activities->len : 0; i > 0; i--)
    if (passes (self, g_ptr_array_index (shown->activities, i - 1)))
      g_ptr_array_add (passing, g_ptr_array_index (shown->activities, i - 1));
  g_ptr_array_sort (passing, compare_newest_first);
  return passing;
}

static void
add_day (HslTimelineModel *self,
         GPtrArray        *passing,
         guint             from,
         guint             to)
{
  HslDay   day = hsl_minute_get_day (((HslActivity *) g_ptr_array_index (passing, from))->at);
  guint    count = to - from;
  gboolean folded = count > SHOWN_PER_DAY + 1 && self->needle == NULL &&
                    !g_hash_table_contains (self->unfolded, GUINT_TO_POINTER (day));
  guint n_shown = folded ? SHOWN_PER_DAY : count;

  g_ptr_array_add (self->items, new_item (HSL_TIMELINE_DAY, day, count, NULL));
  for (guint i = from; i < from + n_shown; i++)
    g_ptr_array_add (self->items, new_item (HSL_TIMELINE_ENTRY, day, 0, g_ptr_array_index (passing, i)));
  if (folded)
    g_ptr_array_add (self->items, new_item (HSL_TIMELINE_MORE, day, count - n_shown, NULL));
}

static void
rebuild (HslTimelineModel *self)
{
  g_autoptr (GPtrArray) passing = gather (self);
  guint                 n_before = self->items->len;
  guint                 from = 0;

  g_ptr_array_set_size (self->items, 0);
  self->n_entries = passing->len;
  while (from < passing->len)
    {
      HslDay day = hsl_minute_get_day (((HslActivity *) g_ptr_array_index (passing, from))->at);
      guint  to = from + 1;

      while (to < passing->len &&
             hsl_minute_get_day (((HslActivity *) g_ptr_array_index (passing, to))->at) == day)
        to++;
      add_day (self, passing, from, to);
      from = to;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
}

static GType
get_item_type (GListModel *model)
{
  return HSL_TYPE_TIMELINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HSL_TIMELINE_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  HslTimelineModel *self = HSL_TIMELINE_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
hsl_timeline_model_finalize (GObject *object)
{
  HslTimelineModel *self = HSL_TIMELINE_MODEL (object);

  hsl_fact_unref (self->shown);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->unfolded);
  g_free (self->needle);

  G_OBJECT_CLASS (hsl_timeline_model_parent_class)->finalize (object);
}

static void
hsl_timeline_model_class_init (HslTimelineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_timeline_model_finalize;
}

static void
hsl_timeline_model_init (HslTimelineModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->unfolded = g_hash_table_new (NULL, NULL);
}

HslTimelineModel *
hsl_timeline_model_new (void)
{
  return g_object_new (HSL_TYPE_TIMELINE_MODEL, NULL);
}

/**
 * hsl_timeline_model_set_case:
 * @shown: (nullable): the case; a reference is kept
 */
void
hsl_timeline_model_set_case (HslTimelineModel *self,
                             HslCase          *shown)
{
  const HslCase *before = (const HslCase *) self->shown;

  g_return_if_fail (HSL_IS_TIMELINE_MODEL (self));

  /* Another case starts folded; the same one after a change stays as it was. */
  if (before == NULL || shown == NULL || g_strcmp0 (before->fact.uid, shown->fact.uid) != 0)
    g_hash_table_remove_all (self->unfolded);
  if (shown != NULL)
    hsl_fact_ref (shown);
  hsl_fact_unref (self->shown);
  self->shown = (HslFact *) shown;
  rebuild (self);
}

void
hsl_timeline_model_set_filter (HslTimelineModel *self,
                               HslTimelineFilter filter)
{
  g_return_if_fail (HSL_IS_TIMELINE_MODEL (self));

  if (self->filter == filter)
    return;
  self->filter = filter;
  rebuild (self);
}

/**
 * hsl_timeline_model_set_needle:
 * @needle: (nullable): only entries with this text in them; nothing is folded then
 */
void
hsl_timeline_model_set_needle (HslTimelineModel *self,
                               const char       *needle)
{
  g_return_if_fail (HSL_IS_TIMELINE_MODEL (self));

  g_free (self->needle);
  self->needle = needle != NULL && *needle != '\0' ? g_strdup (needle) : NULL;
  rebuild (self);
}

/**
 * hsl_timeline_model_unfold:
 *
 * Shows every entry of @day.
 */
void
hsl_timeline_model_unfold (HslTimelineModel *self,
                           HslDay            day)
{
  g_return_if_fail (HSL_IS_TIMELINE_MODEL (self));

  g_hash_table_add (self->unfolded, GUINT_TO_POINTER (day));
  rebuild (self);
}

/**
 * hsl_timeline_model_get_n_entries:
 *
 * Returns: how many activities pass the filter, folded ones included
 */
guint
hsl_timeline_model_get_n_entries (HslTimelineModel *self)
{
  g_return_val_if_fail (HSL_IS_TIMELINE_MODEL (self), 0);

  return self->n_entries;
}
