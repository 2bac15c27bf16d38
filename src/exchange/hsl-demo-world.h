/* hsl-demo-world.h: the station, the people and the clock of a demo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-action.h"
#include "hsl-demo-words.h"
#include "hsl-nouns.h"

G_BEGIN_DECLS

/* The county is invented, and its code was never given out: no number made of it belongs to anybody. */
#define HSL_DEMO_COUNTY      "榕湖县"
#define HSL_DEMO_STREET      "五里岭街道"
#define HSL_DEMO_COUNTY_CODE "350999"
#define HSL_DEMO_STREET_CODE "350999001"

/* The figures of the reference station (S3). */
#define HSL_DEMO_COMMUNITIES 12
#define HSL_DEMO_GRIDS       193

typedef struct
{
  char  *name;
  char  *sex;
  HslDay birth;
  char  *paper_number;
  char  *phone;
  char  *address;
  char  *short_address; /* without the county */
  char  *occupation;
  char  *category; /* (nullable) */
  guint  grid;     /* index into the world's grids */
} HslDemoPerson;

/* Every number that chance gives comes from one stream, in one order; but for what is planned. */
typedef struct
{
  HslRandom     random;
  HslRandom     agenda;
  GArray       *bookings; /* of rooms and mediators, see hsl-demo-plan.c */
  HslDemoWords *words;
  GPtrArray    *station; /* of HslFact: what a store is given before the first case */
  HslDirectory *directory;
  GPtrArray    *grids;      /* of HslArea, borrowed from station */
  GArray       *shares;     /* of int: running sum of how often each grid has a dispute */
  GPtrArray    *people;     /* of HslDemoPerson: who was in a case already */
  GPtrArray    *workers;    /* of HslWorker, borrowed from station */
  HslContext    context;    /* codes, calendar and clocks are borrowed from the caller */
  HslMinute     end;        /* the demo's now */
  HslDay        today;      /* of the dispute that is made up: who takes part in it must be born */
  gboolean      has_papers; /* whether it is recorded what was printed */
  gint64        phones;
  GHashTable   *numbers; /* "organisation/year" -> the last number given */
} HslDemoWorld;

HslDemoWorld *hsl_demo_world_new (const HslContext *rules, guint64 seed, HslMinute end, GError **error);
void          hsl_demo_world_free (HslDemoWorld *self);

void             hsl_demo_world_build_station (HslDemoWorld *self);
guint            hsl_demo_world_pick_grid (HslDemoWorld *self);
const HslWorker *hsl_demo_world_pick_worker (HslDemoWorld *self, const char *role, const char *grid);

char          *hsl_demo_world_make_name (HslDemoWorld *self, const char *sex);
char          *hsl_demo_world_make_phone (HslDemoWorld *self);
char          *hsl_demo_world_make_body (HslDemoWorld *self, const char *kind, guint grid);
char          *hsl_demo_world_make_place (HslDemoWorld *self, const char *kind, guint grid);
char          *hsl_demo_make_paper_number (HslDay birth, int order);
HslDemoPerson *hsl_demo_world_make_person (HslDemoWorld *self,
                                           const char   *persona,
                                           const char   *sex,
                                           guint         grid);
HslDemoPerson *hsl_demo_world_meet_person (HslDemoWorld *self,
                                           const char   *persona,
                                           const char   *sex,
                                           guint         grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDemoWorld, hsl_demo_world_free)

G_END_DECLS
