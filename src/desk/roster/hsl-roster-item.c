/* hsl-roster-item.c: a worker, area, room or organisation as a row of the roster
 *
 * The texts of a row are made once, when the directory is read: a row is drawn, sorted and searched often.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-roster-item"

#include "hsl-roster-item.h"

#include "hsl-numbering.h"
#include "hsl-pinyin.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper than any tree of areas; a ring of parents ends here. */
#define DEPTH_MAX 5

struct _HslRosterItem
{
  GObject parent_instance;

  /* Owned */
  HslFact *fact;
  char    *texts[HSL_ROSTER_COLUMNS_MAX];
};

G_DEFINE_FINAL_TYPE (HslRosterItem, hsl_roster_item, G_TYPE_OBJECT)

/* --- What the columns say --- */

static const char *
area_name (const HslDirectory *directory,
           const char         *code)
{
  const HslArea *area = code != NULL ? hsl_directory_find_area (directory, code) : NULL;

  return area != NULL ? area->name : "";
}

static const char *
organisation_name (const HslDirectory *directory,
                   const char         *uid)
{
  const HslOrganisation *organisation =
      uid != NULL ? hsl_directory_find (directory, &hsl_organisation_noun, uid) : NULL;

  return organisation != NULL ? organisation->short_name : "";
}

static char *
get_name (HslStore           *store,
          const HslDirectory *directory,
          gconstpointer       fact)
{
  return g_strdup (hsl_fact_get_text (fact, "name"));
}

static char *
get_worker_role (HslStore           *store,
                 const HslDirectory *directory,
                 gconstpointer       fact)
{
  return g_strdup (hsl_words_code (store, "role", ((const HslWorker *) fact)->role));
}

static char *
get_worker_duty (HslStore           *store,
                 const HslDirectory *directory,
                 gconstpointer       fact)
{
  return g_strdup (((const HslWorker *) fact)->duty);
}

/* The first grid and how many more: whoever has a whole community would fill the row. */
static char *
get_worker_grids (HslStore           *store,
                  const HslDirectory *directory,
                  gconstpointer       fact)
{
  char      **grids = ((const HslWorker *) fact)->grids;
  guint       n = grids != NULL ? g_strv_length (grids) : 0;
  const char *first = n > 0 ? area_name (directory, grids[0]) : "";

  if (n <= 1)
    return g_strdup (first);
  /* Translators: the name of a grid, and of how many it is the first */
  return g_strdup_printf (_ ("%s and others, %u in all"), first, n);
}

static char *
get_worker_organisation (HslStore           *store,
                         const HslDirectory *directory,
                         gconstpointer       fact)
{
  return g_strdup (organisation_name (directory, ((const HslWorker *) fact)->organisation));
}

static char *
get_period (HslStore           *store,
            const HslDirectory *directory,
            gconstpointer       fact)
{
  HslDay           from = hsl_fact_get_day (fact, "from_on"), to = hsl_fact_get_day (fact, "to_on");
  g_autofree char *first = from != HSL_DAY_NONE ? hsl_day_to_iso (from) : NULL;
  g_autofree char *last = to != HSL_DAY_NONE ? hsl_day_to_iso (to) : NULL;

  if (first == NULL && last == NULL)
    return NULL;
  return g_strdup_printf ("%s – %s", first != NULL ? first : "", last != NULL ? last : "");
}

static char *
get_area_name (HslStore           *store,
               const HslDirectory *directory,
               gconstpointer       fact)
{
  const HslArea *area = fact;
  const HslArea *above = area;
  GString       *text = g_string_new (NULL);

  for (guint i = 0; i < DEPTH_MAX && above->parent != NULL && *above->parent != '\0'; i++)
    {
      above = hsl_directory_find_area (directory, above->parent);
      if (above == NULL)
        break;
      g_string_append (text, "\u2003");
    }
  g_string_append (text, area->name);
  return g_string_free (text, FALSE);
}

static char *
get_area_code (HslStore           *store,
               const HslDirectory *directory,
               gconstpointer       fact)
{
  return g_strdup (((const HslArea *) fact)->code);
}

static char *
get_area_kind (HslStore           *store,
               const HslDirectory *directory,
               gconstpointer       fact)
{
  return g_strdup (hsl_words_code (store, "area-kind", ((const HslArea *) fact)->kind));
}

static char *
get_area_police (HslStore           *store,
                 const HslDirectory *directory,
                 gconstpointer       fact)
{
  return g_strdup (area_name (directory, ((const HslArea *) fact)->police_parent));
}

static char *
get_area_residents (HslStore           *store,
                    const HslDirectory *directory,
                    gconstpointer       fact)
{
  const HslArea *area = fact;

  if (area->households == 0 && area->residents == 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, area->households, area->residents);
}

static char *
get_room_place (HslStore           *store,
                const HslDirectory *directory,
                gconstpointer       fact)
{
  return g_strdup (((const HslRoom *) fact)->place);
}

static char *
get_room_seats (HslStore           *store,
                const HslDirectory *directory,
                gconstpointer       fact)
{
  const HslRoom *room = fact;

  return room->seats > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, room->seats) : NULL;
}

static char *
get_room_organisation (HslStore           *store,
                       const HslDirectory *directory,
                       gconstpointer       fact)
{
  return g_strdup (organisation_name (directory, ((const HslRoom *) fact)->organisation));
}

static char *
get_organisation_kind (HslStore           *store,
                       const HslDirectory *directory,
                       gconstpointer       fact)
{
  return g_strdup (hsl_words_code (store, "organisation-kind", ((const HslOrganisation *) fact)->kind));
}

static char *
get_organisation_head (HslStore           *store,
                       const HslDirectory *directory,
                       gconstpointer       fact)
{
  return g_strdup (((const HslOrganisation *) fact)->head);
}

static char *
get_organisation_number (HslStore           *store,
                         const HslDirectory *directory,
                         gconstpointer       fact)
{
  const HslOrganisation *organisation = fact;
  int                    year = hsl_day_get_year (hsl_minute_get_day (hsl_store_get_now (store)));

  return hsl_numbering_format (organisation->number_pattern, year, organisation->short_name,
                               MAX (organisation->first_number, 1));
}

const HslRosterKind hsl_roster_kinds[] = {
  { "workers",
    N_ ("Workers"),
    N_ ("Add a worker"),
    &hsl_worker_noun,
    { { N_ ("Name"), get_name },
      { N_ ("Role"), get_worker_role },
      { N_ ("Duty"), get_worker_duty },
      { N_ ("Grids"), get_worker_grids },
      { N_ ("Organisation"), get_worker_organisation },
      { N_ ("In office"), get_period } } },
  { "areas",
    N_ ("Areas"),
    N_ ("Add an area"),
    &hsl_area_noun,
    { { N_ ("Name"), get_area_name },
      { N_ ("Code"), get_area_code },
      { N_ ("Kind"), get_area_kind },
      { N_ ("Police grid"), get_area_police },
      { N_ ("Households / residents"), get_area_residents },
      { N_ ("In force"), get_period } } },
  { "rooms",
    N_ ("Rooms"),
    N_ ("Add a room"),
    &hsl_room_noun,
    { { N_ ("Name"), get_name },
      { N_ ("Place"), get_room_place },
      { N_ ("Seats"), get_room_seats },
      { N_ ("Organisation"), get_room_organisation } } },
  { "organisations",
    N_ ("Organisations"),
    N_ ("Add an organisation"),
    &hsl_organisation_noun,
    { { N_ ("Name"), get_name },
      { N_ ("Kind"), get_organisation_kind },
      { N_ ("Head"), get_organisation_head },
      { N_ ("A case number"), get_organisation_number } } },
  { NULL },
};

/**
 * hsl_roster_kind_find:
 *
 * Returns: (nullable): the list with this id
 */
const HslRosterKind *
hsl_roster_kind_find (const char *id)
{
  for (const HslRosterKind *kind = hsl_roster_kinds; kind->id != NULL; kind++)
    if (g_strcmp0 (kind->id, id) == 0)
      return kind;
  return NULL;
}

/**
 * hsl_roster_kind_get_facts:
 *
 * Returns: (transfer none): the facts of this list
 */
GPtrArray *
hsl_roster_kind_get_facts (const HslRosterKind *self,
                           const HslDirectory  *directory)
{
  if (self->noun == &hsl_worker_noun)
    return directory->workers;
  if (self->noun == &hsl_area_noun)
    return directory->areas;
  return self->noun == &hsl_room_noun ? directory->rooms : directory->organisations;
}

/* --- The item --- */

static void
hsl_roster_item_finalize (GObject *object)
{
  HslRosterItem *self = HSL_ROSTER_ITEM (object);

  hsl_fact_unref (self->fact);
  for (guint i = 0; i < HSL_ROSTER_COLUMNS_MAX; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (hsl_roster_item_parent_class)->finalize (object);
}

static void
hsl_roster_item_class_init (HslRosterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_roster_item_finalize;
}

static void
hsl_roster_item_init (HslRosterItem *self)
{
}

/**
 * hsl_roster_item_new:
 * @fact: of the noun of @kind
 */
HslRosterItem *
hsl_roster_item_new (const HslRosterKind *kind,
                     HslStore            *store,
                     const HslDirectory  *directory,
                     gpointer             fact)
{
  HslRosterItem *self = g_object_new (HSL_TYPE_ROSTER_ITEM, NULL);

  self->fact = hsl_fact_ref (fact);
  for (guint i = 0; i < HSL_ROSTER_COLUMNS_MAX && kind->columns[i].title != NULL; i++)
    self->texts[i] = kind->columns[i].text (store, directory, fact);
  return self;
}

/**
 * hsl_roster_item_get_fact:
 *
 * Returns: (transfer none): the fact
 */
gpointer
hsl_roster_item_get_fact (HslRosterItem *self)
{
  g_return_val_if_fail (HSL_IS_ROSTER_ITEM (self), NULL);
  return self->fact;
}

/**
 * hsl_roster_item_get_text:
 *
 * Returns: what the row says in @column, "" for nothing
 */
const char *
hsl_roster_item_get_text (HslRosterItem *self,
                          guint          column)
{
  g_return_val_if_fail (HSL_IS_ROSTER_ITEM (self) && column < HSL_ROSTER_COLUMNS_MAX, "");
  return self->texts[column] != NULL ? self->texts[column] : "";
}

/**
 * hsl_roster_item_matches:
 * @typed: a part of any column, or the sound of the name
 */
gboolean
hsl_roster_item_matches (HslRosterItem *self,
                         const char    *typed)
{
  g_return_val_if_fail (HSL_IS_ROSTER_ITEM (self), FALSE);

  if (*typed == '\0')
    return TRUE;
  for (guint i = 0; i < HSL_ROSTER_COLUMNS_MAX; i++)
    if (strstr (hsl_roster_item_get_text (self, i), typed) != NULL)
      return TRUE;
  return hsl_pinyin_match (hsl_fact_get_text (self->fact, "name"), typed) != HSL_PINYIN_NONE;
}

/**
 * hsl_roster_item_is_former:
 *
 * Returns: whether its last day is past
 */
gboolean
hsl_roster_item_is_former (HslRosterItem *self,
                           HslDay         today)
{
  HslDay to;

  g_return_val_if_fail (HSL_IS_ROSTER_ITEM (self), FALSE);

  if (hsl_noun_find_field (self->fact->noun, "to_on") == NULL)
    return FALSE;
  to = hsl_fact_get_day (self->fact, "to_on");
  return to != HSL_DAY_NONE && to < today;
}
