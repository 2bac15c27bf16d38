/* hsl-station.c: the station: organisations, workers, areas, rooms, people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-station.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField organisation_fields[] = {
  HSL_FIELD (HslOrganisation, kind, CODE, HSL_FIELD_REQUIRED, "organisation-kind", N_ ("Kind")),
  HSL_FIELD (HslOrganisation, name, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslOrganisation, short_name, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Short name")),
  HSL_FIELD (HslOrganisation, code, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Area code")),
  HSL_FIELD (HslOrganisation, head, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Head")),
  HSL_FIELD (HslOrganisation, seal, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Text of the seal")),
  HSL_FIELD (HslOrganisation, address, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Address")),
  HSL_FIELD (HslOrganisation, phone, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Phone")),
  HSL_FIELD (HslOrganisation, court, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Court that confirms agreements")),
  HSL_FIELD (HslOrganisation, number_pattern, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Number pattern")),
  HSL_FIELD (HslOrganisation, first_number, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("First number")),
  HSL_FIELD (HslOrganisation, first_number_year, NUMBER, HSL_FIELD_PLAIN, NULL,
             N_ ("Year of the first number")),
  HSL_FIELD (HslOrganisation, retention_long, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Years of long retention")),
  HSL_FIELD (HslOrganisation, retention_short, NUMBER, HSL_FIELD_PLAIN, NULL,
             N_ ("Years of short retention")),
  HSL_FIELD (HslOrganisation, retention_start, CODE, HSL_FIELD_PLAIN, "retention-start",
             N_ ("Retention begins with the day of")),
};
/* clang-format on */

const HslNoun hsl_organisation_noun =
    HSL_NOUN (HslOrganisation, "organisation", N_ ("Organisation"), "organisation", organisation_fields);

/* clang-format off */
static const HslField worker_fields[] = {
  HSL_FIELD (HslWorker, name, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslWorker, role, CODE, HSL_FIELD_REQUIRED, "role", N_ ("Role")),
  HSL_FIELD (HslWorker, duty, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Duty")),
  HSL_FIELD (HslWorker, organisation, LINK, HSL_FIELD_PLAIN, "organisation", N_ ("Organisation")),
  HSL_FIELD (HslWorker, basis, CODE, HSL_FIELD_PLAIN, "worker-basis", N_ ("Basis")),
  HSL_FIELD (HslWorker, phone, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Phone")),
  HSL_FIELD (HslWorker, grids, CODES, HSL_FIELD_PLAIN, "grid", N_ ("Grids")),
  HSL_FIELD (HslWorker, from_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("From")),
  HSL_FIELD (HslWorker, to_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("To")),
};
/* clang-format on */

const HslNoun hsl_worker_noun =
    HSL_NOUN (HslWorker, "worker", N_ ("Worker"), "worker", worker_fields);

/* clang-format off */
static const HslField area_fields[] = {
  HSL_FIELD (HslArea, code, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Code")),
  HSL_FIELD (HslArea, name, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslArea, kind, CODE, HSL_FIELD_REQUIRED, "area-kind", N_ ("Kind")),
  HSL_FIELD (HslArea, parent, CODE, HSL_FIELD_PLAIN, "area", N_ ("Belongs to")),
  HSL_FIELD (HslArea, police_parent, CODE, HSL_FIELD_PLAIN, "area", N_ ("Police grid")),
  HSL_FIELD (HslArea, position, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Position")),
  HSL_FIELD (HslArea, tile_row, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Tile row")),
  HSL_FIELD (HslArea, tile_column, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Tile column")),
  HSL_FIELD (HslArea, households, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Households")),
  HSL_FIELD (HslArea, residents, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Residents")),
  HSL_FIELD (HslArea, from_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("From")),
  HSL_FIELD (HslArea, to_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("To")),
};
/* clang-format on */

const HslNoun hsl_area_noun =
    HSL_NOUN (HslArea, "area", N_ ("Area"), "area", area_fields);

/* clang-format off */
static const HslField room_fields[] = {
  HSL_FIELD (HslRoom, name, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Name")),
  HSL_FIELD (HslRoom, place, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Place")),
  HSL_FIELD (HslRoom, seats, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Seats")),
  HSL_FIELD (HslRoom, organisation, LINK, HSL_FIELD_PLAIN, "organisation", N_ ("Organisation")),
};
/* clang-format on */

const HslNoun hsl_room_noun =
    HSL_NOUN (HslRoom, "room", N_ ("Room"), "room", room_fields);

/* clang-format off */
static const HslField person_fields[] = {
  HSL_FIELD (HslPerson, merged_into, LINK, HSL_FIELD_PLAIN, "person", N_ ("Merged into")),
};
/* clang-format on */

const HslNoun hsl_person_noun =
    HSL_NOUN (HslPerson, "person", N_ ("Person"), "person", person_fields);
