/* hsl-tiles.c: a map without map data: one square per grid
 *
 * The sheet reads like a seating plan. Each community is a block of tiles, its grids in code order from west
 * to east and from north to south; the blocks stand in bands, in code order as well. An empty row parts two
 * bands, an empty column within a band parts two blocks; both are drawn narrower than a tile.
 *
 * The packer tries every height of a band and every number of bands, and keeps the sheet on which a tile
 * comes out largest in a picture of the wanted proportions. Blocks of a band are as high as the band and as
 * wide as they must be, so at most one row of each is not full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-tiles"

#include "hsl-tiles.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* A block narrower than this has no room for the name of its community. */
#define BLOCK_MIN_WIDTH 2

typedef struct
{
  GPtrArray *grids; /* element-type HslMapArea, borrowed, in official order */
  int        width;
  int        height;
} Block;

typedef struct
{
  int    band_height;
  double band_width; /* the widest that a band may get */
  double tile;       /* side of a tile when the sheet is 1 high */
} Packing;

static void
block_free (Block *block)
{
  g_ptr_array_unref (block->grids);
  g_free (block);
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  return hsl_map_area_compare (*(HslMapArea *const *) a, *(HslMapArea *const *) b);
}

/* By community, then by code; grids without one come last, as one block. */
static int
compare_grids (gconstpointer a,
               gconstpointer b)
{
  const HslMapArea *x = *(HslMapArea *const *) a;
  const HslMapArea *y = *(HslMapArea *const *) b;
  int               order = 0;

  if ((x->parent == NULL) != (y->parent == NULL))
    return x->parent == NULL ? 1 : -1;
  if (x->parent != NULL)
    order = strverscmp (x->parent, y->parent);
  return order != 0 ? order : compare_areas (a, b);
}

static GPtrArray *
collect_blocks (GPtrArray *grids)
{
  GPtrArray  *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  const char *parent = NULL;

  g_ptr_array_sort (grids, compare_grids);
  for (guint i = 0; i < grids->len; i++)
    {
      HslMapArea *grid = grids->pdata[i];
      Block      *block;

      if (i == 0 || g_strcmp0 (grid->parent, parent) != 0)
        {
          block = g_new0 (Block, 1);
          block->grids = g_ptr_array_new ();
          g_ptr_array_add (blocks, block);
          parent = grid->parent;
        }
      block = blocks->pdata[blocks->len - 1];
      g_ptr_array_add (block->grids, grid);
    }
  return blocks;
}

static void
size_blocks (GPtrArray *blocks,
             int        band_height)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = blocks->pdata[i];
      int    n = (int) block->grids->len;

      block->width = MAX (MIN (n, BLOCK_MIN_WIDTH), (n + band_height - 1) / band_height);
      block->height = (n + block->width - 1) / block->width;
    }
}

/* Fills bands of at most @band_width in order. */
static guint
count_bands (GPtrArray *blocks,
             double     band_width,
             double    *out_width,
             double    *out_height)
{
  guint  bands = 0;
  double used = 0, width = 0, height = 0;
  int    highest = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = blocks->pdata[i];

      if (bands > 0 && used + HSL_TILE_GUTTER + block->width <= band_width)
        {
          used += HSL_TILE_GUTTER + block->width;
        }
      else
        {
          bands++;
          height += highest + HSL_TILE_STRIP;
          highest = 0;
          used = block->width;
        }
      width = MAX (width, used);
      highest = MAX (highest, block->height);
    }

  *out_width = width;
  *out_height = height + highest;
  return bands;
}

/* The narrowest bands of which no more than @bands are needed. */
static double
narrow_bands (GPtrArray *blocks,
              guint      bands)
{
  double low = 0, high = 0, width, height;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = blocks->pdata[i];

      low = MAX (low, block->width);
      high += block->width + HSL_TILE_GUTTER;
    }
  while (high - low > HSL_TILE_GUTTER / 4)
    {
      double middle = (low + high) / 2;

      if (count_bands (blocks, middle, &width, &height) <= bands)
        high = middle;
      else
        low = middle;
    }
  return high;
}

static Packing
choose_packing (GPtrArray *blocks,
                double     aspect)
{
  Packing best = { 1, 1, 0 };
  int     largest = 1;

  for (guint i = 0; i < blocks->len; i++)
    largest = MAX (largest, (int) ((const Block *) blocks->pdata[i])->grids->len);

  for (int band_height = 1; band_height <= MIN (largest, 8 + 3 * (int) sqrt (largest)); band_height++)
    {
      size_blocks (blocks, band_height);
      for (guint bands = 1; bands <= MIN (blocks->len, 48); bands++)
        {
          double limit = narrow_bands (blocks, bands);
          double width, height, tile;

          count_bands (blocks, limit, &width, &height);
          tile = MIN (aspect / width, 1 / height);
          if (tile > best.tile * 1.0001)
            best = (Packing){ band_height, limit, tile };
        }
    }
  return best;
}

/* How many tiles the last row lacks. */
static int
get_lack (const Block *block,
          int          width)
{
  int n = (int) block->grids->len;

  return (n + width - 1) / width * width - n;
}

/* What is left of the width of a band goes to the blocks that end in the emptiest row, as long as it helps.
 */
static void
widen_blocks (GPtrArray *blocks,
              guint      first,
              guint      end,
              double     slack)
{
  while (slack >= 1)
    {
      Block *best = NULL;
      double best_gain = 0;

      for (guint i = first; i < end; i++)
        {
          Block *block = blocks->pdata[i];
          double now = (double) get_lack (block, block->width) / block->width;
          double then = (double) get_lack (block, block->width + 1) / (block->width + 1);

          if (block->height > 1 && now - then > best_gain)
            {
              best_gain = now - then;
              best = block;
            }
        }
      if (best == NULL)
        return;
      best->width++;
      best->height = ((int) best->grids->len + best->width - 1) / best->width;
      slack -= 1;
    }
}

static void
place_band (GPtrArray *blocks,
            guint      first,
            guint      end,
            int       *row)
{
  int col = 0, highest = 0;

  for (guint i = first; i < end; i++)
    {
      const Block *block = blocks->pdata[i];

      for (guint g = 0; g < block->grids->len; g++)
        hsl_map_area_set_tile (block->grids->pdata[g], *row + (int) g / block->width,
                               col + (int) g % block->width);
      col += block->width + 1;
      highest = MAX (highest, block->height);
    }
  *row += highest + 1;
}

static void
place_blocks (GPtrArray *blocks,
              Packing    packing,
              int        row)
{
  size_blocks (blocks, packing.band_height);
  for (guint first = 0, end; first < blocks->len; first = end)
    {
      double used = ((const Block *) blocks->pdata[first])->width;

      for (end = first + 1; end < blocks->len; end++)
        {
          double more = HSL_TILE_GUTTER + ((const Block *) blocks->pdata[end])->width;

          if (used + more > packing.band_width)
            break;
          used += more;
        }
      widen_blocks (blocks, first, end, packing.band_width - used);
      place_band (blocks, first, end, &row);
    }
}

static void
arrange_grids (GPtrArray *grids,
               double     aspect,
               int        row)
{
  g_autoptr (GPtrArray) blocks = collect_blocks (grids);

  if (blocks->len > 0)
    place_blocks (blocks, choose_packing (blocks, aspect), row);
}

/**
 * hsl_tiles_arrange:
 * @areas: (element-type HslMapArea): an area table; only base grids get a tile
 * @aspect: width by height of the picture that it is for
 *
 * Lays out every grid anew, whatever tile it had. The same table gives the same sheet, in any order of rows.
 */
void
hsl_tiles_arrange (GPtrArray *areas,
                   double     aspect)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new ();

  g_return_if_fail (areas != NULL && aspect > 0);

  for (guint i = 0; i < areas->len; i++)
    if (((HslMapArea *) areas->pdata[i])->kind == HSL_MAP_KIND_GRID)
      g_ptr_array_add (grids, areas->pdata[i]);
  arrange_grids (grids, aspect, 0);
}

/**
 * hsl_tiles_complete:
 * @areas: (element-type HslMapArea): an area table
 *
 * Gives a tile to each grid that has neither a shape nor a tile, or whose tile another grid (the earlier in
 * official order) holds: in bands of their own below the others, which stay where they are.
 *
 * Returns: how many grids were placed
 */
guint
hsl_tiles_complete (GPtrArray *areas,
                    double     aspect)
{
  g_autoptr (GPtrArray)  sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray)  grids = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  int                    row = 0;

  g_return_val_if_fail (areas != NULL && aspect > 0, 0);

  for (guint i = 0; i < areas->len; i++)
    g_ptr_array_add (sorted, areas->pdata[i]);
  g_ptr_array_sort (sorted, compare_areas);

  for (guint i = 0; i < sorted->len; i++)
    {
      HslMapArea *area = sorted->pdata[i];
      gint64      key = ((gint64) area->tile_row << 32) | (guint32) area->tile_col;

      if (area->kind != HSL_MAP_KIND_GRID || area->shape != NULL)
        continue;
      if (!area->has_tile || !g_hash_table_add (taken, g_memdup2 (&key, sizeof key)))
        g_ptr_array_add (grids, area);
      else
        row = MAX (row, area->tile_row + 2);
    }
  arrange_grids (grids, aspect, row);
  return grids->len;
}

static gboolean
check_plan (const HslTilesPlan *plan,
            GError            **error)
{
  guint sum = 0;

  if (plan->street == NULL || strlen (plan->street) != 9 || strspn (plan->street, "0123456789") != 9)
    g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                 _ ("The code of the street must have nine digits, not “%s”"),
                 plan->street != NULL ? plan->street : "");
  else if (plan->n_communities < 1 || plan->n_communities > 999)
    g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                 _ ("The number of communities must lie between 1 and 999, not %u"), plan->n_communities);
  else if (plan->n_grids < 1 || plan->n_grids > MIN (999 * plan->n_communities, HSL_TILES_GRIDS_MAX))
    g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                 _ ("The number of grids must lie between 1 and %u, not %u"),
                 MIN (999 * plan->n_communities, HSL_TILES_GRIDS_MAX), plan->n_grids);
  else
    {
      if (plan->counts == NULL)
        return TRUE;
      for (guint i = 0; i < plan->n_communities; i++)
        {
          if (plan->counts[i] > 999)
            {
              g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                           _ ("Community %u has %u grids; 999 is the most"), i + 1, plan->counts[i]);
              return FALSE;
            }
          sum += plan->counts[i];
        }
      if (sum == plan->n_grids)
        return TRUE;
      g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                   _ ("The grids of the communities add up to %u, not to %u"), sum, plan->n_grids);
    }
  return FALSE;
}

/* The names are data of the station, so they are Chinese in any locale. */
static void
add_community (GPtrArray          *areas,
               const HslTilesPlan *plan,
               guint               number,
               guint               n_grids)
{
  g_autofree char *code = g_strdup_printf ("%s%03u", plan->street, number);
  g_autofree char *name = g_strdup_printf ("第%u社区", number);
  HslMapArea      *community;

  community =
      hsl_map_area_new (HSL_MAP_KIND_COMMUNITY, code, plan->names != NULL ? plan->names[number - 1] : name);
  community->parent = g_strdup (plan->street);
  g_ptr_array_add (areas, community);

  for (guint g = 1; g <= n_grids; g++)
    {
      g_autofree char *grid_code = g_strdup_printf ("%s%03u", code, g);
      g_autofree char *grid_name = g_strdup_printf ("第%u网格", g);
      HslMapArea      *grid = hsl_map_area_new (HSL_MAP_KIND_GRID, grid_code, grid_name);

      grid->parent = g_strdup (code);
      grid->label = g_strdup_printf ("%u", g);
      g_ptr_array_add (areas, grid);
    }
}

/**
 * hsl_tiles_generate:
 * @plan: how many communities and grids
 * @aspect: width by height of the picture that it is for
 *
 * Returns: (nullable) (transfer full) (element-type HslMapArea): the communities, each followed by its grids,
 * coded 12 + 3 digits and laid out
 */
GPtrArray *
hsl_tiles_generate (const HslTilesPlan *plan,
                    double              aspect,
                    GError            **error)
{
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();

  g_return_val_if_fail (plan != NULL && aspect > 0, NULL);

  if (!check_plan (plan, error))
    return NULL;

  for (guint i = 0; i < plan->n_communities; i++)
    {
      guint even = plan->n_grids / plan->n_communities + (i < plan->n_grids % plan->n_communities ? 1 : 0);

      add_community (areas, plan, i + 1, plan->counts != NULL ? plan->counts[i] : even);
    }
  hsl_tiles_arrange (areas, aspect);
  return g_steal_pointer (&areas);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  HslMapArea *const *grids = data;
  const HslMapArea  *x = grids[*(const guint *) a];
  const HslMapArea  *y = grids[*(const guint *) b];

  return (x->tile_row > y->tile_row) - (x->tile_row < y->tile_row);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  HslMapArea *const *grids = data;
  const HslMapArea  *x = grids[*(const guint *) a];
  const HslMapArea  *y = grids[*(const guint *) b];

  return (x->tile_col > y->tile_col) - (x->tile_col < y->tile_col);
}

/* Sets x of the @n grids of one band, whose indexes are @order. */
static void
locate_columns (HslMapArea *const *grids,
                guint             *order,
                guint              n,
                int                first_col,
                HslMapPoint       *corners)
{
  double x = 0;
  int    col;

  g_qsort_with_data (order, (int) n, sizeof *order, compare_columns, (gpointer) grids);
  col = grids[order[0]]->tile_col;
  x = ((double) col - first_col) * HSL_TILE_SIDE_M;
  for (guint i = 0; i < n; i++)
    {
      int next = grids[order[i]]->tile_col;

      if (next > col)
        x += HSL_TILE_SIDE_M + ((double) next - col - 1) * HSL_TILE_GUTTER * HSL_TILE_SIDE_M;
      col = next;
      corners[order[i]].x = x;
    }
}

/**
 * hsl_tiles_locate:
 * @grids: (array length=n): grids that have a tile
 * @corners: (out caller-allocates) (array length=n): the north-western corner of each tile in the local plane
 *
 * Turns (row, column) into metres. What one row apart and one column apart means is said at the top of this
 * file.
 */
void
hsl_tiles_locate (HslMapArea *const *grids,
                  guint              n,
                  HslMapPoint       *corners)
{
  g_autofree guint *order = g_new (guint, n);
  double            y = 0;
  guint             band = 0;
  int               first_col = G_MAXINT;

  g_return_if_fail (n == 0 || (grids != NULL && corners != NULL));

  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      first_col = MIN (first_col, grids[i]->tile_col);
    }
  g_qsort_with_data (order, (int) n, sizeof *order, compare_rows, (gpointer) grids);

  for (guint i = 0; i < n; i++)
    {
      int row = grids[order[i]]->tile_row;
      int last = i > 0 ? grids[order[i - 1]]->tile_row : row;

      if (row > last)
        y -= HSL_TILE_SIDE_M + ((double) row - last - 1) * HSL_TILE_STRIP * HSL_TILE_SIDE_M;
      corners[order[i]].y = y;
    }
  /* Sorting the columns of a band reorders only indexes that have been read. */
  for (guint i = 1; i <= n; i++)
    if (i == n || grids[order[i]]->tile_row - (double) grids[order[i - 1]]->tile_row > 1)
      {
        locate_columns (grids, order + band, i - band, first_col, corners);
        band = i;
      }
}
