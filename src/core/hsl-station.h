/* hsl-station.h: the station: organisations, workers, areas, rooms, people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslOrganisation HslOrganisation;

/* A body with its own head, seal, forms and number series: the police station and the committee are two. */
struct _HslOrganisation
{
  HslFact fact;
  char   *kind;
  char   *name;
  char   *short_name; /* as it stands in case numbers */
  char   *code;
  char   *head;
  char   *seal;
  char   *address;
  char   *phone;
  char   *court; /* of the place, which confirms agreements */
  char   *number_pattern;
  gint64  first_number; /* a series may start at N */
  gint64  first_number_year;
  gint64  retention_long; /* years; 0: the usual ones */
  gint64  retention_short;
  char   *retention_start;
};

extern const HslNoun hsl_organisation_noun;

typedef struct _HslWorker HslWorker;

/* Who mediates, visits, records. An account is something else. */
struct _HslWorker
{
  HslFact fact;
  char   *name;
  char   *role;
  char   *duty;
  char   *organisation;
  char   *basis;
  char   *phone;
  char  **grids;
  HslDay  from_on;
  HslDay  to_on;
};

extern const HslNoun hsl_worker_noun;

typedef struct _HslArea HslArea;

/* Two trees over the same base grids: street, community, grid; and station, police grid, grid. */
struct _HslArea
{
  HslFact fact;
  char   *code;
  char   *name;
  char   *kind;
  char   *parent;
  char   *police_parent;
  gint64  position;
  gint64  tile_row;
  gint64  tile_column;
  gint64  households;
  gint64  residents;
  HslDay  from_on;
  HslDay  to_on;
};

extern const HslNoun hsl_area_noun;

typedef struct _HslRoom HslRoom;

struct _HslRoom
{
  HslFact fact;
  char   *name;
  char   *place;
  gint64  seats;
  char   *organisation;
};

extern const HslNoun hsl_room_noun;

typedef struct _HslPerson HslPerson;

/* Who parties are, over all cases. */
struct _HslPerson
{
  HslFact fact;
  char   *merged_into;
};

extern const HslNoun hsl_person_noun;

G_END_DECLS
