/* hsl-trace-item.c: one line of who did what, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-trace-item"

#include "hsl-trace-item.h"

#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslTraceItem
{
  GObject parent_instance;

  /* Owned */
  char *texts[HSL_N_TRACE_COLUMNS];
  char *case_uid; /* (nullable): one that may be opened */
};

G_DEFINE_FINAL_TYPE (HslTraceItem, hsl_trace_item, G_TYPE_OBJECT)

static void
hsl_trace_item_finalize (GObject *object)
{
  HslTraceItem *self = HSL_TRACE_ITEM (object);

  for (guint i = 0; i < HSL_N_TRACE_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->case_uid);
  G_OBJECT_CLASS (hsl_trace_item_parent_class)->finalize (object);
}

static void
hsl_trace_item_class_init (HslTraceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_trace_item_finalize;
}

static void
hsl_trace_item_init (HslTraceItem *self)
{
}

/* The chain is kept in UTC; people look at the clock on the wall. */
static char *
dup_local_time (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup (utc);
}

/* A step of a case is told by the name of the action. */
static char *
dup_deed (const HslTrace *trace,
          HslStore       *store)
{
  const HslAction *action = trace->action != NULL ? hsl_action_find (trace->action) : NULL;
  const char      *kind = hsl_words_code (store, "activity-kind", trace->kind);

  if (action != NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, action->label));
  if (g_strcmp0 (trace->action, "register") == 0)
    return g_strdup (_ ("Register"));
  return g_strdup (kind);
}

static char *
dup_case (const HslTrace *trace)
{
  if (trace->case_uid == NULL)
    return NULL;
  if (trace->title == NULL)
    return g_strdup (_ ("a case that you may not open"));
  return g_strdup (trace->number != NULL ? trace->number : trace->title);
}

HslTraceItem *
hsl_trace_item_new (const HslTrace *trace,
                    HslStore       *store)
{
  HslTraceItem *self = g_object_new (HSL_TYPE_TRACE_ITEM, NULL);

  self->texts[HSL_TRACE_TIME] = dup_local_time (trace->real_at);
  self->texts[HSL_TRACE_ACCOUNT] = g_strdup (trace->account);
  self->texts[HSL_TRACE_DEED] = dup_deed (trace, store);
  self->texts[HSL_TRACE_CASE] = dup_case (trace);
  self->texts[HSL_TRACE_TEXT] = g_strdup (trace->text);
  self->case_uid = trace->title != NULL ? g_strdup (trace->case_uid) : NULL;
  return self;
}

/**
 * hsl_trace_item_get_text:
 *
 * Returns: (nullable): what stands in a column
 */
const char *
hsl_trace_item_get_text (HslTraceItem  *self,
                         HslTraceColumn column)
{
  g_return_val_if_fail (HSL_IS_TRACE_ITEM (self) && column < HSL_N_TRACE_COLUMNS, NULL);
  return self->texts[column];
}

/**
 * hsl_trace_item_get_case:
 *
 * Returns: (nullable): the case that can be opened from here
 */
const char *
hsl_trace_item_get_case (HslTraceItem *self)
{
  g_return_val_if_fail (HSL_IS_TRACE_ITEM (self), NULL);
  return self->case_uid;
}
