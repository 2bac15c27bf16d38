/* hsl-demo-world.c: the station, the people and the clock of a demo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-world.h"

#include "hsl-demo-plan.h"

#include <string.h>

static void
free_person (gpointer data)
{
  HslDemoPerson *person = data;

  g_free (person->name);
  g_free (person->sex);
  g_free (person->paper_number);
  g_free (person->phone);
  g_free (person->address);
  g_free (person->short_address);
  g_free (person->occupation);
  g_free (person->category);
  g_free (person);
}

static char *
new_uid (gpointer data)
{
  return hsl_random_uid (&((HslDemoWorld *) data)->random);
}

static gboolean
take_number (const HslOrganisation *organisation,
             int                    year,
             gint64                *out_n,
             gpointer               data,
             GError               **error)
{
  HslDemoWorld    *self = data;
  g_autofree char *key = g_strdup_printf ("%s/%d", organisation->fact.uid, year);
  gsize            n = GPOINTER_TO_SIZE (g_hash_table_lookup (self->numbers, key)) + 1;

  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GSIZE_TO_POINTER (n));
  *out_n = (gint64) n;
  return TRUE;
}

/**
 * hsl_demo_world_new:
 * @rules: codes, calendar and clocks, which must outlive the world
 * @end: the time at which the demo's history stops
 *
 * Returns: (transfer full) (nullable): a station with its people, before its first case
 */
HslDemoWorld *
hsl_demo_world_new (const HslContext *rules,
                    guint64           seed,
                    HslMinute         end,
                    GError          **error)
{
  g_autoptr (HslDemoWorld) self = g_new0 (HslDemoWorld, 1);

  hsl_random_init (&self->random, seed);
  hsl_random_init (&self->agenda, ~seed);
  self->bookings = hsl_demo_bookings_new ();
  self->end = end;
  self->today = hsl_minute_get_day (end);
  self->station = hsl_fact_list_new ();
  self->directory = hsl_directory_new ();
  self->grids = g_ptr_array_new ();
  self->workers = g_ptr_array_new ();
  self->shares = g_array_new (FALSE, FALSE, sizeof (int));
  self->people = g_ptr_array_new_with_free_func (free_person);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = hsl_demo_words_new (error);
  if (self->words == NULL)
    return NULL;

  self->context = *rules;
  self->context.directory = self->directory;
  self->context.rights = HSL_RIGHTS_ALL;
  self->context.new_uid = new_uid;
  self->context.take_number = take_number;
  self->context.claim_number = NULL;
  self->context.find_booking = hsl_demo_find_booking;
  self->context.data = self;
  self->context.now = end;
  hsl_demo_world_build_station (self);
  return g_steal_pointer (&self);
}

void
hsl_demo_world_free (HslDemoWorld *self)
{
  g_clear_pointer (&self->words, hsl_demo_words_free);
  g_ptr_array_unref (self->station);
  g_clear_pointer (&self->directory, hsl_directory_unref);
  g_ptr_array_unref (self->grids);
  g_ptr_array_unref (self->workers);
  g_array_unref (self->shares);
  g_array_unref (self->bookings);
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/**
 * hsl_demo_world_pick_grid:
 *
 * Returns: the index of a grid: some have many disputes, most few
 */
guint
hsl_demo_world_pick_grid (HslDemoWorld *self)
{
  int total = g_array_index (self->shares, int, self->shares->len - 1);
  int at = hsl_random_between (&self->random, 1, total);

  for (guint i = 0; i < self->shares->len; i++)
    if (at <= g_array_index (self->shares, int, i))
      return i;
  g_assert_not_reached ();
}

/**
 * hsl_demo_world_pick_worker:
 * @grid: (nullable): the code of a grid that the worker should look after
 *
 * Returns: (transfer none): somebody of that role
 */
const HslWorker *
hsl_demo_world_pick_worker (HslDemoWorld *self,
                            const char   *role,
                            const char   *grid)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < self->workers->len; i++)
    {
      HslWorker *worker = g_ptr_array_index (self->workers, i);

      if (g_strcmp0 (worker->role, role) != 0)
        continue;
      if (grid != NULL && worker->grids != NULL &&
          g_strv_contains ((const char *const *) worker->grids, grid))
        return worker;
      g_ptr_array_add (fitting, worker);
    }
  g_assert (fitting->len > 0);
  return g_ptr_array_index (fitting, hsl_random_between (&self->random, 0, (int) fitting->len - 1));
}

/**
 * hsl_demo_world_make_name:
 * @sex: "1" or "2"
 *
 * Returns: (transfer full): a surname and a given name, put together by chance
 */
char *
hsl_demo_world_make_name (HslDemoWorld *self,
                          const char   *sex)
{
  g_autofree char *surname = hsl_demo_words_pick (self->words->words, "surnames", NULL, &self->random);
  g_autofree char *given = hsl_demo_words_pick (self->words->words,
                                                g_str_equal (sex, "1") ? "given_male" : "given_female",
                                                NULL, &self->random);

  return g_strconcat (surname, given, NULL);
}

/**
 * hsl_demo_world_make_phone:
 *
 * Returns: (transfer full): eleven digits of a range that no network has
 */
char *
hsl_demo_world_make_phone (HslDemoWorld *self)
{
  return g_strdup_printf ("120%08" G_GINT64_FORMAT, (++self->phones * 7919) % G_GINT64_CONSTANT (100000000));
}

/**
 * hsl_demo_make_paper_number:
 * @order: 0 to 999; odd ones are men
 *
 * Returns: (transfer full): an identity number with the right check digit (GB 11643)
 */
char *
hsl_demo_make_paper_number (HslDay birth,
                            int    order)
{
  static const int  weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  static const char digits[] = "10X98765432";
  g_autofree char  *body = g_strdup_printf (HSL_DEMO_COUNTY_CODE "%04d%02d%02d%03d", hsl_day_get_year (birth),
                                            hsl_day_get_month (birth), hsl_day_get_day_of_month (birth),
                                            order);
  int               sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (body[i] - '0') * weights[i];
  return g_strdup_printf ("%s%c", body, digits[sum % 11]);
}

static const HslArea *
get_grid (HslDemoWorld *self,
          guint         grid)
{
  return g_ptr_array_index (self->grids, grid);
}

static char *
dup_community (HslDemoWorld *self,
               guint         grid)
{
  const HslArea *area = get_grid (self, grid);
  const HslArea *community = hsl_directory_find_area (self->directory, area->parent);

  return g_strdup (community->name);
}

/**
 * hsl_demo_world_make_place:
 * @kind: "home", "shop", "yard", "road", "village" or "school"
 *
 * Returns: (transfer full): an address without the county
 */
char *
hsl_demo_world_make_place (HslDemoWorld *self,
                           const char   *kind,
                           guint         grid)
{
  HslRandom       *random = &self->random;
  g_autofree char *community = dup_community (self, grid);
  g_autofree char *road = hsl_demo_words_pick (self->words->words, "roads", NULL, random);
  g_autofree char *estate = hsl_demo_words_pick (self->words->words, "estates", NULL, random);
  int              number = hsl_random_between (random, 1, 188);
  int              building = hsl_random_between (random, 1, 22);
  int              floor = hsl_random_between (random, 1, 11);

  if (g_str_equal (kind, "shop"))
    return g_strdup_printf ("%s%s%d号店面", community, road, number);
  if (g_str_equal (kind, "yard"))
    return g_strdup_printf ("%s%s%d号楼下", community, estate, building);
  if (g_str_equal (kind, "road"))
    return g_strdup_printf ("%s%s%d号门前路段", community, road, number);
  if (g_str_equal (kind, "village"))
    return g_strdup_printf ("%s%s%d号", community, road, number);
  if (g_str_equal (kind, "school"))
    return g_strdup_printf ("%s小学", community);
  return g_strdup_printf ("%s%s%d号楼%d0%d室", community, estate, building, floor,
                          hsl_random_between (random, 1, 4));
}

/**
 * hsl_demo_world_make_body:
 * @kind: a key of "bodies"
 *
 * Returns: (transfer full): the name of a firm or other body
 */
char *
hsl_demo_world_make_body (HslDemoWorld *self,
                          const char   *kind,
                          guint         grid)
{
  g_autoptr (GVariant) bodies = g_variant_lookup_value (self->words->words, "bodies", NULL);
  g_autofree char     *brand = hsl_demo_words_pick (self->words->words, "brands", NULL, &self->random);
  g_autofree char     *community = dup_community (self, grid);
  const char          *suffix = hsl_demo_words_text (bodies, kind, NULL);

  g_assert (suffix != NULL);
  if (g_str_equal (kind, "villagers"))
    return g_strconcat (community, suffix, NULL);
  return g_strconcat (HSL_DEMO_COUNTY, brand, suffix, NULL);
}

static void
pick_birth (HslDemoWorld  *self,
            HslDemoPerson *person,
            const char    *persona)
{
  int youngest = 26, oldest = 63;

  if (g_str_equal (persona, "elderly"))
    youngest = 68, oldest = 86;
  else if (g_str_equal (persona, "student"))
    youngest = 9, oldest = 13;
  else if (g_str_equal (persona, "floating"))
    youngest = 21, oldest = 40;
  person->birth = self->today - (HslDay) hsl_random_between (&self->random, youngest * 365, oldest * 365);
}

static const char *
find_category (const char *persona)
{
  static const char *const categories[][2] = {
    { "floating", "floating" },
    { "worker", "floating" },
    { "merchant", "merchant" },
    { "elderly", "elderly" },
    { "student", "minor" },
    { "farmer", "resident" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_str_equal (categories[i][0], persona))
      return categories[i][1];
  return NULL;
}

/**
 * hsl_demo_world_make_person:
 * @persona: a key of "occupations"
 * @sex: (nullable): "1" or "2", if it matters
 *
 * Returns: (transfer full): a person who was never seen before
 */
HslDemoPerson *
hsl_demo_world_make_person (HslDemoWorld *self,
                            const char   *persona,
                            const char   *sex,
                            guint         grid)
{
  HslDemoPerson       *person = g_new0 (HslDemoPerson, 1);
  g_autoptr (GVariant) occupations = g_variant_lookup_value (self->words->words, "occupations", NULL);
  const char          *kind = g_str_equal (persona, "farmer") ? "village" : "home";
  int                  order;

  person->sex = g_strdup (sex != NULL ? sex : hsl_random_percent (&self->random, 56) ? "1"
                                                                                     : "2");
  person->name = hsl_demo_world_make_name (self, person->sex);
  pick_birth (self, person, persona);
  order = hsl_random_between (&self->random, 0, 499) * 2 + (g_str_equal (person->sex, "1") ? 1 : 0);
  person->paper_number = hsl_demo_make_paper_number (person->birth, order);
  person->phone = hsl_demo_world_make_phone (self);
  person->short_address = hsl_demo_world_make_place (self, kind, grid);
  person->address = g_strconcat (HSL_DEMO_COUNTY, person->short_address, NULL);
  person->occupation = hsl_demo_words_pick (occupations, persona, NULL, &self->random);
  person->category = g_strdup (find_category (persona));
  person->grid = grid;
  return person;
}

/**
 * hsl_demo_world_meet_person:
 *
 * Returns: (transfer none): a new person, or now and then one who was in another case before
 */
HslDemoPerson *
hsl_demo_world_meet_person (HslDemoWorld *self,
                            const char   *persona,
                            const char   *sex,
                            guint         grid)
{
  HslDemoPerson *person;
  guint          index;

  if (self->people->len > 40 && g_str_equal (persona, "natural") && hsl_random_percent (&self->random, 6))
    {
      index = (guint) hsl_random_between (&self->random, 0, (int) self->people->len - 1);
      person = g_ptr_array_index (self->people, index);
      if (person->category == NULL && (sex == NULL || g_str_equal (person->sex, sex)))
        return person;
    }
  person = hsl_demo_world_make_person (self, persona, sex, grid);
  g_ptr_array_add (self->people, person);
  return person;
}
