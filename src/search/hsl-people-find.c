/* hsl-people-find.c: the best of those who fit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people"

#include "hsl-people-private.h"
#include "hsl-people-query.h"

#define THREADS_MAX 4

/* Below this a thread costs more than it saves. */
#define PEOPLE_PER_THREAD 300000

typedef struct
{
  HslPeopleScore score;
  guint32        stamp;
  HslPeopleSlot  slot;
} Hit;

/* Negative when @a comes before @b: better, then newer. */
static int
compare_hits (const Hit *a,
              const Hit *b)
{
  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->stamp != b->stamp)
    return a->stamp > b->stamp ? -1 : 1;
  return a->slot > b->slot ? -1 : a->slot < b->slot;
}

/* Keeps the best @limit hits in a heap whose root is the worst of them. */
static void
offer_hit (GArray    *heap,
           guint      limit,
           const Hit *hit)
{
  Hit  *hits;
  guint at;

  if (heap->len < limit)
    {
      g_array_append_val (heap, *hit);
      hits = (Hit *) heap->data;
      for (at = heap->len - 1; at > 0 && compare_hits (&hits[(at - 1) / 2], hit) < 0; at = (at - 1) / 2)
        hits[at] = hits[(at - 1) / 2];
      hits[at] = *hit;
      return;
    }

  hits = (Hit *) heap->data;
  if (limit == 0 || compare_hits (hit, &hits[0]) >= 0)
    return;
  for (at = 0;;)
    {
      guint child = 2 * at + 1;

      if (child >= heap->len)
        break;
      if (child + 1 < heap->len && compare_hits (&hits[child + 1], &hits[child]) > 0)
        child++;
      if (compare_hits (&hits[child], hit) < 0)
        break;
      hits[at] = hits[child];
      at = child;
    }
  hits[at] = *hit;
}

/* From the end, where the newest mostly are: most of the others are then not good enough at a glance. */
static guint
collect (const HslPeopleSegment *segment,
         guint                   index,
         const HslPeopleScore   *scores,
         GArray                 *heap,
         guint                   limit)
{
  guint n_hits = 0;

  for (guint i = segment->n; i-- > 0;)
    if (scores[i] != 0)
      {
        n_hits++;
        offer_hit (heap, limit, &(Hit){ scores[i], segment->stamps[i], HSL_PEOPLE_SLOT (index, i) });
      }
  return n_hits;
}

/* What one thread does of a query: every @step-th segment, downwards from @last. */
typedef struct
{
  const HslPeople      *people;
  const HslPeopleQuery *query;
  guint                 limit;
  gint64                last;
  guint                 step;

  /* Result */
  GArray *heap;
  guint   count;
} Share;

static gpointer
run_share (gpointer data)
{
  Share                     *share = data;
  g_autofree HslPeopleScore *scores = g_new (HslPeopleScore, HSL_PEOPLE_SEGMENT_MAX);
  g_autofree HslPeopleScore *scratch = g_new (HslPeopleScore, HSL_PEOPLE_SEGMENT_MAX);

  share->heap = g_array_new (FALSE, FALSE, sizeof (Hit));
  for (gint64 i = share->last; i >= 0; i -= share->step)
    {
      const HslPeopleSegment *segment = g_ptr_array_index (share->people->segments, i);

      if (hsl_people_query_run (share->query, segment, scores, scratch))
        share->count += collect (segment, (guint) i, scores, share->heap, share->limit);
    }
  return NULL;
}

/* Runs the query on @n_threads, this one among them, and puts all hits into the first share. */
static void
run_shares (const HslPeople      *self,
            const HslPeopleQuery *query,
            guint                 limit,
            guint                 n_threads,
            Share                *shares)
{
  GThread *threads[THREADS_MAX] = { NULL };

  for (guint i = 0; i < n_threads; i++)
    {
      shares[i] = (Share){ self, query, limit, (gint64) self->segments->len - 1 - i, n_threads, NULL, 0 };
      if (i > 0)
        threads[i] = g_thread_try_new ("people", run_share, &shares[i], NULL);
    }

  run_share (&shares[0]);
  for (guint i = 1; i < n_threads; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      else
        run_share (&shares[i]);

      for (guint j = 0; j < shares[i].heap->len; j++)
        offer_hit (shares[0].heap, limit, &g_array_index (shares[i].heap, Hit, j));
      shares[0].count += shares[i].count;
      g_array_unref (shares[i].heap);
    }
}

static void
free_hit (gpointer data)
{
  HslPeopleHit *hit = data;

  g_free (hit->uid);
  g_free (hit);
}

static GPtrArray *
dup_hits (const HslPeople *self,
          GArray          *heap)
{
  GPtrArray *hits = g_ptr_array_new_full (heap->len, free_hit);

  g_array_sort (heap, (GCompareFunc) compare_hits);
  for (guint i = 0; i < heap->len; i++)
    {
      const Hit              *hit = &g_array_index (heap, Hit, i);
      const HslPeopleSegment *segment = g_ptr_array_index (self->segments, hit->slot >> 16);
      HslPeopleHit           *copy = g_new0 (HslPeopleHit, 1);

      copy->uid = g_strdup (hsl_people_segment_get_uid (segment, hit->slot & 0xffff));
      copy->rank = HSL_PEOPLE_SCORE_GET_RANK (hit->score);
      copy->field = HSL_PEOPLE_SCORE_GET_FIELD (hit->score);
      g_ptr_array_add (hits, copy);
    }
  return hits;
}

/**
 * hsl_people_find_on:
 * @n_threads: how many to use, 0 for as many as pay
 *
 * As hsl_people_find(), for the tests.
 */
GPtrArray *
hsl_people_find_on (HslPeople  *self,
                    const char *typed,
                    guint       limit,
                    guint       n_threads,
                    guint      *out_count)
{
  g_autoptr (HslPeopleQuery) query = hsl_people_query_new (typed);
  Share                      shares[THREADS_MAX];
  GPtrArray                 *hits;

  g_rw_lock_reader_lock (&self->lock);
  if (n_threads == 0)
    n_threads = MIN (1 + self->n_alive / PEOPLE_PER_THREAD, g_get_num_processors ());
  n_threads = CLAMP (n_threads, 1, THREADS_MAX);
  run_shares (self, query, limit, n_threads, shares);
  hits = dup_hits (self, shares[0].heap);
  g_rw_lock_reader_unlock (&self->lock);

  g_array_unref (shares[0].heap);
  if (out_count != NULL)
    *out_count = shares[0].count;
  return hits;
}

/**
 * hsl_people_find:
 * @typed: a name or a part of it, pinyin, initials, digits of a number, an address; several parts
 *   divided by spaces must all fit
 * @limit: return no more hits than this
 * @out_count: (out) (optional): how many there are in all
 *
 * A few milliseconds for a quarter of a million people, see the head of hsl-people.c; of many more, the
 * segments are shared among threads.
 *
 * Returns: (transfer container) (element-type HslPeopleHit): the best hits first, of the same rank the
 * newest first
 */
GPtrArray *
hsl_people_find (HslPeople  *self,
                 const char *typed,
                 guint       limit,
                 guint      *out_count)
{
  g_return_val_if_fail (self != NULL && typed != NULL, NULL);

  return hsl_people_find_on (self, typed, limit, 0, out_count);
}
