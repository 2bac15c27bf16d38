/* hsl-borders.c: the lines between areas, each once
 *
 * Neighbours bring the same edge twice, once in each direction. Edges are matched by their end points to the
 * millimetre and strung together to lines, so that a border is stroked once and one knows which two areas it
 * parts: whether it is drawn thin or thick is then a question to the tree that is shown. Edges that do not
 * match (a neighbour with a corner more) stay lines with nothing on the other side; they are drawn all the
 * same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-borders"

#include "hsl-borders.h"

#include <math.h>

#define UNITS_PER_M 1000.0

typedef struct
{
  gint64   x0, y0, x1, y1; /* the lesser end first */
  guint    a;
  guint    b;
  gboolean done;
} Edge;

static guint
hash_edge (gconstpointer key)
{
  const Edge *edge = key;
  guint64     hash = (guint64) edge->x0 * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash = (hash ^ (guint64) edge->y0) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash = (hash ^ (guint64) edge->x1) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  hash = (hash ^ (guint64) edge->y1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32);
}

static gboolean
equal_edges (gconstpointer p,
             gconstpointer q)
{
  const Edge *a = p;
  const Edge *b = q;

  return a->x0 == b->x0 && a->y0 == b->y0 && a->x1 == b->x1 && a->y1 == b->y1;
}

static void
init_edge (Edge       *edge,
           HslMapPoint p,
           HslMapPoint q)
{
  gint64 px = llround (p.x * UNITS_PER_M), py = llround (p.y * UNITS_PER_M);
  gint64 qx = llround (q.x * UNITS_PER_M), qy = llround (q.y * UNITS_PER_M);

  if (px < qx || (px == qx && py <= qy))
    *edge = (Edge){ px, py, qx, qy, 0, HSL_BORDER_OUTSIDE, FALSE };
  else
    *edge = (Edge){ qx, qy, px, py, 0, HSL_BORDER_OUTSIDE, FALSE };
}

static void
collect_edges (GHashTable        *edges,
               const HslMapShape *shape,
               guint              owner)
{
  for (guint r = 0; r < hsl_map_shape_get_n_rings (shape); r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (shape, r, &n);

      for (guint i = 0; i < n; i++)
        {
          Edge  edge;
          Edge *known;

          init_edge (&edge, ring[i], ring[(i + 1) % n]);
          known = g_hash_table_lookup (edges, &edge);
          if (known == NULL)
            {
              edge.a = owner;
              g_hash_table_add (edges, g_memdup2 (&edge, sizeof edge));
            }
          else if (known->a != owner && known->b == HSL_BORDER_OUTSIDE)
            {
              known->b = owner;
            }
        }
    }
}

static gboolean
same_sides (const Edge *p,
            const Edge *q)
{
  return p->a == q->a && p->b == q->b;
}

static void
string_ring (HslBorders        *self,
             Edge *const       *ring_edges,
             const HslMapPoint *ring,
             guint              n)
{
  HslBorder *line = NULL;
  guint      start = 0;

  /* Begins where the other side changes, or a line would be cut at an arbitrary point. */
  while (start < n && same_sides (ring_edges[start], ring_edges[(start + n - 1) % n]))
    start++;
  start %= n;

  for (guint k = 0; k < n; k++)
    {
      guint i = (start + k) % n;
      Edge *edge = ring_edges[i];

      if (edge->done)
        {
          line = NULL;
          continue;
        }
      edge->done = TRUE;
      if (line == NULL || line->a != edge->a || line->b != edge->b)
        {
          HslBorder fresh = { edge->a, edge->b, self->points->len, 1, FALSE };

          g_array_append_val (self->lines, fresh);
          g_array_append_val (self->points, ring[i]);
          line = &g_array_index (self->lines, HslBorder, self->lines->len - 1);
        }
      if (line->n_points == n)
        {
          line->closed = TRUE;
          break;
        }
      g_array_append_val (self->points, ring[(i + 1) % n]);
      line->n_points++;
    }
}

/**
 * hsl_borders_new:
 * @shapes: (array length=n): the areas, which are known by their index in the lines
 *
 * Returns: (transfer full): the borders
 */
HslBorders *
hsl_borders_new (HslMapShape *const *shapes,
                 guint               n)
{
  g_autoptr (GHashTable) edges = g_hash_table_new_full (hash_edge, equal_edges, g_free, NULL);
  g_autoptr (GPtrArray)  ring_edges = g_ptr_array_new ();
  HslBorders            *self = g_new0 (HslBorders, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (HslBorder));
  self->points = g_array_new (FALSE, FALSE, sizeof (HslMapPoint));

  for (guint s = 0; s < n; s++)
    collect_edges (edges, shapes[s], s);
  for (guint s = 0; s < n; s++)
    for (guint r = 0; r < hsl_map_shape_get_n_rings (shapes[s]); r++)
      {
        guint              n_points;
        const HslMapPoint *ring = hsl_map_shape_get_ring (shapes[s], r, &n_points);

        g_ptr_array_set_size (ring_edges, 0);
        for (guint i = 0; i < n_points; i++)
          {
            Edge edge;

            init_edge (&edge, ring[i], ring[(i + 1) % n_points]);
            g_ptr_array_add (ring_edges, g_hash_table_lookup (edges, &edge));
          }
        string_ring (self, (Edge *const *) ring_edges->pdata, ring, n_points);
      }
  return self;
}

void
hsl_borders_free (HslBorders *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_array_unref (self->points);
  g_free (self);
}
