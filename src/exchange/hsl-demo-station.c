/* hsl-demo-station.c: the organisations, grids and workers of a demo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-world.h"

#include "hsl-numbering.h"

#define POLICE_GRIDS 6

static gpointer
add_fact (HslDemoWorld  *self,
          const HslNoun *noun)
{
  HslFact *fact = hsl_fact_new (noun);

  fact->uid = hsl_random_uid (&self->random);
  g_ptr_array_add (self->station, fact);
  return fact;
}

static HslOrganisation *
add_organisation (HslDemoWorld *self,
                  const char   *kind,
                  const char   *name,
                  const char   *short_name,
                  const char   *pattern)
{
  HslOrganisation *organisation = add_fact (self, &hsl_organisation_noun);

  organisation->kind = g_strdup (kind);
  organisation->name = g_strdup (name);
  organisation->short_name = g_strdup (short_name);
  organisation->code = g_strdup (HSL_DEMO_STREET_CODE);
  organisation->head = hsl_demo_world_make_name (self, "1");
  organisation->seal = g_strdup (name);
  organisation->address = g_strdup (HSL_DEMO_COUNTY HSL_DEMO_STREET "滨河路8号");
  organisation->phone = hsl_demo_world_make_phone (self);
  organisation->number_pattern = g_strdup (pattern);
  organisation->first_number = 1;
  return organisation;
}

static HslArea *
add_area (HslDemoWorld *self,
          const char   *kind,
          const char   *parent,
          char         *code,
          char         *name)
{
  HslArea *area = add_fact (self, &hsl_area_noun);

  area->kind = g_strdup (kind);
  area->parent = g_strdup (parent);
  area->code = code;
  area->name = name;
  return area;
}

/* A few grids hold markets and old housing: three in a hundred have a tenfold share of the disputes. */
static void
add_share (HslDemoWorld *self)
{
  int before = self->shares->len > 0 ? g_array_index (self->shares, int, self->shares->len - 1) : 0;
  int share = hsl_random_percent (&self->random, 3) ? 50 : hsl_random_between (&self->random, 1, 10);
  int sum = before + share;

  g_array_append_val (self->shares, sum);
}

static void
add_grids (HslDemoWorld  *self,
           const HslArea *community,
           guint          n,
           guint          police_grid)
{
  for (guint i = 1; i <= n; i++)
    {
      HslArea *grid = add_area (self, "grid", community->code, g_strdup_printf ("%s%03u", community->code, i),
                                g_strdup_printf ("%s第%u网格", community->name, i));

      grid->police_parent = g_strdup_printf ("P" HSL_DEMO_STREET_CODE "%02u", police_grid);
      grid->position = i;
      grid->households = hsl_random_between (&self->random, 120, 380);
      grid->residents = grid->households * hsl_random_between (&self->random, 24, 33) / 10;
      g_ptr_array_add (self->grids, grid);
      add_share (self);
    }
}

static void
add_areas (HslDemoWorld *self)
{
  g_autoptr (GVariant) names = hsl_demo_words_list (self->words->words, "communities");
  guint                left = HSL_DEMO_GRIDS;

  add_area (self, "street", NULL, g_strdup (HSL_DEMO_STREET_CODE), g_strdup (HSL_DEMO_STREET));
  add_area (self, "station", NULL, g_strdup ("P" HSL_DEMO_STREET_CODE), g_strdup ("五里岭派出所"));
  for (guint i = 1; i <= POLICE_GRIDS; i++)
    add_area (self, "police-grid", "P" HSL_DEMO_STREET_CODE,
              g_strdup_printf ("P" HSL_DEMO_STREET_CODE "%02u", i),
              g_strdup_printf ("第%u警务网格", i));

  for (guint i = 0; i < HSL_DEMO_COMMUNITIES; i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (names, i);
      g_autoptr (GVariant) name = g_variant_get_variant (item);
      gboolean             last = i == HSL_DEMO_COMMUNITIES - 1;
      guint                n = last ? left : (guint) hsl_random_between (&self->random, 12, 20);
      guint                others = HSL_DEMO_COMMUNITIES - 1 - i;
      HslArea             *community;

      /* What is left must still be shared out in sets of 12 to 20. */
      if (!last)
        n = CLAMP (n, left > 20 * others ? left - 20 * others : 12, left - 12 * others);
      community = add_area (self, "community", HSL_DEMO_STREET_CODE,
                            g_strdup_printf (HSL_DEMO_STREET_CODE "%03u", i + 1),
                            g_strconcat (g_variant_get_string (name, NULL), "社区", NULL));
      community->position = i + 1;
      add_grids (self, community, n, i * POLICE_GRIDS / HSL_DEMO_COMMUNITIES + 1);
      left -= n;
    }
}

static HslWorker *
add_worker (HslDemoWorld          *self,
            const char            *role,
            const char            *duty,
            const HslOrganisation *organisation)
{
  HslWorker *worker = add_fact (self, &hsl_worker_noun);

  worker->name = hsl_demo_world_make_name (self, hsl_random_percent (&self->random, 55) ? "1" : "2");
  worker->role = g_strdup (role);
  worker->duty = g_strdup (duty);
  worker->organisation = g_strdup (organisation->fact.uid);
  worker->basis = g_str_equal (organisation->kind, "committee") ? g_strdup ("hired") : NULL;
  worker->phone = hsl_demo_world_make_phone (self);
  worker->from_on = hsl_minute_get_day (self->end) - (HslDay) hsl_random_between (&self->random, 420, 3000);
  g_ptr_array_add (self->workers, worker);
  return worker;
}

static char **
list_codes (HslDemoWorld *self,
            const char   *parent,
            gboolean      police)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < self->grids->len; i++)
    {
      const HslArea *grid = g_ptr_array_index (self->grids, i);

      if (g_strcmp0 (police ? grid->police_parent : grid->parent, parent) == 0)
        g_strv_builder_add (codes, grid->code);
    }
  return g_strv_builder_end (codes);
}

static void
add_many (HslDemoWorld          *self,
          guint                  n,
          const char            *role,
          const char            *duty,
          const HslOrganisation *organisation)
{
  for (guint i = 0; i < n; i++)
    add_worker (self, role, duty, organisation);
}

/* An officer with an auxiliary for each police grid, a cadre for each community, a worker for each grid. */
static void
add_workers (HslDemoWorld          *self,
             const HslOrganisation *station,
             const HslOrganisation *committee)
{
  for (guint i = 1; i <= POLICE_GRIDS; i++)
    {
      g_autofree char *parent = g_strdup_printf ("P" HSL_DEMO_STREET_CODE "%02u", i);

      add_worker (self, "officer", "社区民警", station)->grids = list_codes (self, parent, TRUE);
      add_worker (self, "auxiliary", "辅警", station)->grids = list_codes (self, parent, TRUE);
    }
  for (guint i = 1; i <= HSL_DEMO_COMMUNITIES; i++)
    {
      g_autofree char *parent = g_strdup_printf (HSL_DEMO_STREET_CODE "%03u", i);

      add_worker (self, "community-cadre", "社区调解委员", committee)->grids = list_codes (self, parent, FALSE);
    }
  for (guint i = 0; i < self->grids->len; i++)
    {
      HslArea *grid = g_ptr_array_index (self->grids, i);

      add_worker (self, "grid-worker", "网格员", committee)->grids = g_strdupv ((char *[]){ grid->code, NULL });
    }
  add_many (self, 10, "volunteer", "志愿者", committee);
  add_many (self, 2, "resident-lawyer", "驻所律师", committee);
  add_many (self, 2, "retired-judge", "街道回聘法官", committee);
  add_many (self, 4, "mediator", "专职调解员", committee);
  add_many (self, 1, "womens-federation", "妇联主席", committee);
  add_many (self, 1, "psychologist", "心理咨询师", committee);
}

static void
add_rooms (HslDemoWorld          *self,
           const HslOrganisation *organisation)
{
  static const char *const names[] = { "第一调解室", "第二调解室", "警民联调室" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      HslRoom *room = add_fact (self, &hsl_room_noun);

      room->name = g_strdup (names[i]);
      room->place = g_strdup ("五里岭派出所一楼");
      room->seats = 8 + 4 * i;
      room->organisation = g_strdup (organisation->fact.uid);
    }
}

/**
 * hsl_demo_world_build_station:
 *
 * Fills the world's station and directory.
 */
void
hsl_demo_world_build_station (HslDemoWorld *self)
{
  HslOrganisation *station = add_organisation (self, "police-station", HSL_DEMO_COUNTY "公安局五里岭派出所", "榕五派",
                                               "（{year}）{short}治调字第{n}号");
  HslOrganisation *committee = add_organisation (self, "committee", HSL_DEMO_COUNTY HSL_DEMO_STREET "人民调解委员会",
                                                 "榕五", HSL_NUMBERING_DEFAULT);

  add_areas (self);
  add_workers (self, station, committee);
  add_rooms (self, committee);
  for (guint i = 0; i < self->station->len; i++)
    hsl_directory_take (self->directory, hsl_fact_ref (g_ptr_array_index (self->station, i)));
}
