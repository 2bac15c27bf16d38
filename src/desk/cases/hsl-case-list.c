/* hsl-case-list.c: the cases of the store as a list that is read page by page
 *
 * The list knows how many there are and hands out placeholders; asking for one asks the store for its page.
 * Only the pages looked at last are kept, and the view keeps the items it shows, so a million rows cost no
 * more than a thousand. Pages side by side are read in one go, because the way to the first of them is most
 * of the work. Items already handed out are filled in place, by which a view keeps its scroll position and
 * selection when the store changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-list"

#include "hsl-case-list.h"

#include "hsl-case-request.h"

#define PAGES_KEPT 12

/* Pages side by side that are read in one go. */
typedef struct
{
  guint         number; /* of the first page */
  guint         n_pages;
  guint         n_wanted; /* of these pages still */
  GCancellable *cancellable;
} Run;

/* A page of items; they may outlive it in the view. */
typedef struct
{
  guint      number;
  GPtrArray *items;
  gboolean   asked;
  Run       *run;  /* (nullable): in which it is or was read last */
  gint64     used; /* turn of the last look */
} Page;

struct _HslCaseList
{
  GObject parent_instance;

  /* Owned */
  HslStore       *store;
  HslCaseRequest *listed; /* which cases, and the one that is followed */
  GHashTable     *pages;  /* number -> Page */
  GHashTable     *shown;  /* position -> weak HslCaseItem, also of dropped pages */
  GArray         *wanted; /* of guint: pages to be asked for, in no order, some perhaps dropped meanwhile */
  GCancellable   *cancellable;

  gulong   changed_handler;
  guint    wanted_source;
  guint    n_items;
  guint    followed_position; /* G_MAXUINT: not in the list */
  guint    n_asked;
  gint64   turn;
  gboolean again; /* the store changed while it was read */
  gboolean other; /* another query: what is shown is not to be kept */
};

static void hsl_case_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HslCaseList,
                               hsl_case_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hsl_case_list_iface_init))

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
run_clear (gpointer data)
{
  g_object_unref (((Run *) data)->cancellable);
}

static void
run_unref (Run *run)
{
  g_rc_box_release_full (run, run_clear);
}

/* Whoever drags the slider through a million rows leaves most pages before they were read. */
static void
page_forget (Page *page)
{
  page->asked = FALSE;
  if (page->run == NULL)
    return;
  if (--page->run->n_wanted == 0)
    g_cancellable_cancel (page->run->cancellable);
  g_clear_pointer (&page->run, run_unref);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  page_forget (page);
  g_ptr_array_unref (page->items);
  g_free (page);
}

static HslCaseRequest *
request_new (HslCaseList *self,
             guint        first,
             guint        n)
{
  HslCaseRequest *request = hsl_case_request_new (&self->listed->query);

  request->followed = g_strdup (self->listed->followed);
  request->first = first;
  request->n = n;
  request->n_items = self->n_items;
  return request;
}

/* Whoever asked, and what tells that the answer is not wanted any more. */
typedef struct
{
  HslCaseList  *self;
  GCancellable *cancellable;
  Run          *run; /* (nullable) */
} Waiting;

static Waiting *
waiting_new (HslCaseList  *self,
             GCancellable *cancellable,
             Run          *run)
{
  Waiting *waiting = g_new (Waiting, 1);

  waiting->self = g_object_ref (self);
  waiting->cancellable = g_object_ref (cancellable);
  waiting->run = run;
  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->self);
  g_object_unref (waiting->cancellable);
  g_clear_pointer (&waiting->run, run_unref);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
tell (HslCaseList  *self,
      const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->n_asked > 0)
    return;
  if (self->again)
    hsl_case_list_refresh (self);
  else
    g_signal_emit (self, signals[LOADED], 0);
}

static void
fill_pages (HslCaseList *self,
            guint        number,
            GPtrArray   *rows)
{
  while (rows->len > 0)
    {
      guint        position = number * HSL_CASE_LIST_PAGE + rows->len - 1;
      HslCaseRow  *row = g_ptr_array_steal_index (rows, rows->len - 1);
      HslCaseItem *item = g_hash_table_lookup (self->shown, GUINT_TO_POINTER (position));

      if (item != NULL)
        hsl_case_item_take_row (item, row);
      else
        hsl_case_row_free (row);
    }
}

static void
on_pages_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Waiting)   waiting = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_run_finish (HSL_STORE (source), result, &error);
  HslCaseList          *self = waiting->self;

  self->n_asked--;
  if (rows != NULL && !g_cancellable_is_cancelled (waiting->cancellable))
    fill_pages (self, waiting->run->number, rows);
  tell (self, error);
}

/* Pages from @number on as long as each is wanted, and not asked for yet. */
static Run *
take_run (HslCaseList *self,
          guint        number)
{
  Run  *run = g_rc_box_new0 (Run);
  Page *page;

  run->number = number;
  run->cancellable = g_cancellable_new ();
  while ((page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number + run->n_pages))) != NULL &&
         page->asked && page->run == NULL)
    {
      page->run = g_rc_box_acquire (run);
      run->n_pages++;
      run->n_wanted++;
    }
  return run;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static gboolean
on_wanted_cb (gpointer user_data)
{
  HslCaseList *self = user_data;

  self->wanted_source = 0;
  g_array_sort (self->wanted, compare_numbers);
  for (guint i = 0; i < self->wanted->len; i++)
    {
      Run  *run = take_run (self, g_array_index (self->wanted, guint, i));
      guint first = run->number * HSL_CASE_LIST_PAGE;
      guint last = MIN (self->n_items, first + run->n_pages * HSL_CASE_LIST_PAGE);

      if (run->n_pages == 0)
        {
          run_unref (run);
          continue;
        }
      self->n_asked++;
      hsl_store_run_async (self->store, hsl_case_request_read, request_new (self, first, last - first),
                           hsl_case_request_free, (GDestroyNotify) g_ptr_array_unref, run->cancellable,
                           on_pages_cb, waiting_new (self, run->cancellable, run));
    }
  g_array_set_size (self->wanted, 0);
  self->n_asked--;
  if (self->n_asked == 0)
    tell (self, NULL);
  return G_SOURCE_REMOVE;
}

/* A view asks for item after item; what it wants is known when it is done with that. */
static void
want_page (HslCaseList *self,
           Page        *page)
{
  if (page->asked)
    return;
  page->asked = TRUE;
  g_array_append_val (self->wanted, page->number);
  if (self->wanted_source != 0)
    return;
  self->n_asked++;
  self->wanted_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_wanted_cb, self, NULL);
}

static void
drop_oldest_page (HslCaseList *self)
{
  GHashTableIter iter;
  gpointer       value;
  Page          *oldest = NULL;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (oldest == NULL || ((Page *) value)->used < oldest->used)
      oldest = value;
  if (oldest != NULL)
    g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
}

/* The table of shown items holds no reference: an item takes its entry with it when it dies. */
typedef struct
{
  GHashTable *shown;
  guint       position;
} Shown;

static void
on_item_died_cb (gpointer data,
                 GObject *where_it_was)
{
  Shown *shown = data;

  if (g_hash_table_lookup (shown->shown, GUINT_TO_POINTER (shown->position)) == where_it_was)
    g_hash_table_remove (shown->shown, GUINT_TO_POINTER (shown->position));
  g_hash_table_unref (shown->shown);
  g_free (shown);
}

static HslCaseItem *
ref_item (HslCaseList *self,
          guint        position)
{
  HslCaseItem *item = g_hash_table_lookup (self->shown, GUINT_TO_POINTER (position));
  Shown       *shown;

  if (item != NULL)
    return g_object_ref (item);

  item = hsl_case_item_new (position);
  shown = g_new (Shown, 1);
  shown->shown = g_hash_table_ref (self->shown);
  shown->position = position;
  g_object_weak_ref (G_OBJECT (item), on_item_died_cb, shown);
  g_hash_table_insert (self->shown, GUINT_TO_POINTER (position), item);
  return item;
}

static Page *
require_page (HslCaseList *self,
              guint        number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * HSL_CASE_LIST_PAGE;

  if (page == NULL)
    {
      if (g_hash_table_size (self->pages) >= PAGES_KEPT)
        drop_oldest_page (self);
      page = g_new0 (Page, 1);
      page->number = number;
      page->items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = first; i < MIN (self->n_items, first + HSL_CASE_LIST_PAGE); i++)
        g_ptr_array_add (page->items, ref_item (self, i));
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  page->used = ++self->turn;
  want_page (self, page);
  return page;
}

static GType
hsl_case_list_get_item_type (GListModel *model)
{
  return HSL_TYPE_CASE_ITEM;
}

static guint
hsl_case_list_get_n_items (GListModel *model)
{
  return HSL_CASE_LIST (model)->n_items;
}

static gpointer
hsl_case_list_get_item (GListModel *model,
                        guint       position)
{
  HslCaseList *self = HSL_CASE_LIST (model);
  Page        *page;

  if (position >= self->n_items)
    return NULL;
  page = require_page (self, position / HSL_CASE_LIST_PAGE);
  return g_object_ref (g_ptr_array_index (page->items, position % HSL_CASE_LIST_PAGE));
}

static void
hsl_case_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hsl_case_list_get_item_type;
  iface->get_n_items = hsl_case_list_get_n_items;
  iface->get_item = hsl_case_list_get_item;
}

/* Whatever was asked before is no longer wanted. */
static void
new_generation (HslCaseList *self)
{
  GHashTableIter iter;
  gpointer       page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    page_forget (page);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/* Another list. Those who listen look for what they hold among the new items, one by one, if they are
 * told of both in one word. */
static void
replace_all (HslCaseList *self,
             guint        n)
{
  guint before = self->n_items;

  g_hash_table_remove_all (self->pages);
  g_hash_table_steal_all (self->shown);
  self->n_items = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  self->n_items = n;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
}

static gboolean
ends_elsewhere (gpointer number,
                gpointer page,
                gpointer user_data)
{
  HslCaseList *self = user_data;
  guint        first = GPOINTER_TO_UINT (number) * HSL_CASE_LIST_PAGE;

  return first >= self->n_items ||
         ((Page *) page)->items->len != MIN (HSL_CASE_LIST_PAGE, self->n_items - first);
}

/* The same list, as it is now: its items are filled anew and some come or go at the end, whatever case it
 * was that came or went. So a view stays where it is. */
static void
fill_again (HslCaseList *self,
            guint        n)
{
  guint          before = self->n_items;
  GHashTableIter iter;
  gpointer       page;

  self->n_items = n;
  g_hash_table_foreach_remove (self->pages, ends_elsewhere, self);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      page_forget (page);
      want_page (self, page);
    }
  if (n != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n, before), before - MIN (n, before),
                                n - MIN (n, before));
}

static void
apply_count (HslCaseList *self,
             guint        n)
{
  gboolean other = self->other;

  self->other = FALSE;
  if (other)
    replace_all (self, n);
  else
    fill_again (self, n);
}

static void
on_measured_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Waiting)       waiting = user_data;
  g_autoptr (GError)        error = NULL;
  g_autofree HslCaseExtent *extent = hsl_store_run_finish (HSL_STORE (source), result, &error);
  HslCaseList              *self = waiting->self;

  self->n_asked--;
  if (extent != NULL && !g_cancellable_is_cancelled (waiting->cancellable))
    {
      self->followed_position = extent->followed >= 0 ? (guint) extent->followed : G_MAXUINT;
      apply_count (self, (guint) MIN (extent->n, G_MAXINT));
    }
  tell (self, error);
}

static void
ask_extent (HslCaseList *self)
{
  self->again = FALSE;
  self->n_asked++;
  hsl_store_run_async (self->store, hsl_case_request_measure, request_new (self, 0, 0),
                       hsl_case_request_free, g_free, self->cancellable, on_measured_cb,
                       waiting_new (self, self->cancellable, NULL));
}

/* The first page is there before anybody has counted a million. */
static void
on_first_page_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Waiting)   waiting = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_store_run_finish (HSL_STORE (source), result, &error);
  HslCaseList          *self = waiting->self;

  self->n_asked--;
  if (rows != NULL && rows->len > 0 && !g_cancellable_is_cancelled (waiting->cancellable))
    {
      self->other = FALSE;
      replace_all (self, rows->len);
      fill_pages (self, 0, rows);
      /* What the view asked for meanwhile is what it has got. */
      g_array_set_size (self->wanted, 0);
    }
  tell (self, error);
}

static void
ask_first_page (HslCaseList *self)
{
  HslCaseRequest *request = request_new (self, 0, HSL_CASE_LIST_PAGE);

  request->n_items = HSL_CASE_LIST_PAGE;
  self->n_asked++;
  hsl_store_run_async (self->store, hsl_case_request_read, request, hsl_case_request_free,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_first_page_cb,
                       waiting_new (self, self->cancellable, NULL));
}

/**
 * hsl_case_list_refresh:
 *
 * Reads again what is shown.
 */
void
hsl_case_list_refresh (HslCaseList *self)
{
  g_return_if_fail (HSL_IS_CASE_LIST (self));

  /* A burst of commits becomes one more look. */
  if (self->n_asked > 0)
    {
      self->again = TRUE;
      return;
    }
  new_generation (self);
  ask_extent (self);
}

static void
on_store_changed_cb (HslCaseList *self)
{
  hsl_case_list_refresh (self);
}

/**
 * hsl_case_list_set_query:
 * @query: which cases; copied
 */
void
hsl_case_list_set_query (HslCaseList        *self,
                         const HslCaseQuery *query)
{
  HslCaseRequest *listed;

  g_return_if_fail (HSL_IS_CASE_LIST (self));

  listed = hsl_case_request_new (query);
  listed->followed = g_strdup (self->listed->followed);
  hsl_case_request_free (self->listed);
  self->listed = listed;
  self->other = TRUE;
  new_generation (self);
  ask_first_page (self);
  ask_extent (self);
}

gboolean
hsl_case_list_is_loading (HslCaseList *self)
{
  g_return_val_if_fail (HSL_IS_CASE_LIST (self), FALSE);
  return self->n_asked > 0;
}

/**
 * hsl_case_list_follow:
 * @uid: (nullable): of a case
 *
 * Wants to know where the case is, from the next reading on.
 */
void
hsl_case_list_follow (HslCaseList *self,
                      const char  *uid)
{
  g_return_if_fail (HSL_IS_CASE_LIST (self));

  g_free (self->listed->followed);
  self->listed->followed = g_strdup (uid);
  self->followed_position = G_MAXUINT;
}

/**
 * hsl_case_list_get_followed:
 *
 * Returns: the position of the followed case as the list was read last; %G_MAXUINT when it is not in it
 */
guint
hsl_case_list_get_followed (HslCaseList *self)
{
  g_return_val_if_fail (HSL_IS_CASE_LIST (self), G_MAXUINT);
  return self->followed_position < self->n_items ? self->followed_position : G_MAXUINT;
}

/**
 * hsl_case_list_get_n_pages:
 *
 * Returns: how many pages are held in memory
 */
guint
hsl_case_list_get_n_pages (HslCaseList *self)
{
  g_return_val_if_fail (HSL_IS_CASE_LIST (self), 0);
  return g_hash_table_size (self->pages);
}

static void
hsl_case_list_dispose (GObject *object)
{
  HslCaseList *self = HSL_CASE_LIST (object);

  g_clear_handle_id (&self->wanted_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->pages);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_case_list_parent_class)->dispose (object);
}

static void
hsl_case_list_finalize (GObject *object)
{
  HslCaseList *self = HSL_CASE_LIST (object);

  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->shown);
  g_array_unref (self->wanted);
  g_object_unref (self->cancellable);
  hsl_case_request_free (self->listed);
  G_OBJECT_CLASS (hsl_case_list_parent_class)->finalize (object);
}

static void
hsl_case_list_class_init (HslCaseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hsl_case_list_dispose;
  object_class->finalize = hsl_case_list_finalize;

  /* Nothing is on its way any more. */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
hsl_case_list_init (HslCaseList *self)
{
  static const HslCaseQuery everything = { 0 };

  self->listed = hsl_case_request_new (&everything);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->shown = g_hash_table_new (NULL, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cancellable = g_cancellable_new ();
  self->followed_position = G_MAXUINT;
}

/**
 * hsl_case_list_new:
 *
 * Returns: (transfer full): an empty list; hsl_case_list_set_query() fills it
 */
HslCaseList *
hsl_case_list_new (HslStore *store)
{
  HslCaseList *self = g_object_new (HSL_TYPE_CASE_LIST, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self,
                                                   G_CONNECT_SWAPPED);
  return self;
}
