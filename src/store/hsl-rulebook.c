/* hsl-rulebook.c: code lists, clock rules and holidays, with what the station changed
 *
 * The program brings its own; a file of the same name in the configuration folder is laid over them,
 * entry by entry.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-rulebook"

#include "hsl-rulebook.h"

#include "hsl-store-resources.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#define RULES_PATH "/io/github/heshilao/Heshilao/data/"

/**
 * hsl_dup_config_folder:
 *
 * Returns: (transfer full): where a station keeps its own rules and forms
 */
char *
hsl_dup_config_folder (void)
{
  const char *folder = g_getenv ("HSL_CONFIG_DIR");

  return folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_config_dir (), "heshilao", NULL);
}

static GVariant *
parse_json (const char *text,
            gsize       length,
            const char *name,
            GError    **error)
{
  GVariant *data = json_gvariant_deserialize_data (text, (gssize) length, NULL, error);

  if (data == NULL)
    g_prefix_error (error, "%s: ", name);
  return data != NULL ? g_variant_take_ref (data) : NULL;
}

static GBytes *
load_own (const char *name)
{
  g_autofree char *path = g_strconcat (RULES_PATH, name, NULL);
  GBytes          *bytes = g_resource_lookup_data (hsl_store_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

/* (nullable): the station's file of that name; %NULL without an error when there is none. */
static char *
load_station (const char *folder,
              const char *name,
              gsize      *out_length,
              GError    **error)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) problem = NULL;
  char              *text = NULL;

  if (!g_file_get_contents (path, &text, out_length, &problem) &&
      !g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&problem));
  return text;
}

typedef gpointer (*NewFunc) (GVariant *data, GError **error);
typedef gpointer (*MergeFunc) (gconstpointer base, GVariant *data, GError **error);

/* The program's own list with the station's file over it. */
static gpointer
load_list (const char    *folder,
           const char    *name,
           NewFunc        new_func,
           MergeFunc      merge,
           GDestroyNotify unref,
           GError       **error)
{
  g_autoptr (GBytes)   own = load_own (name);
  g_autoptr (GVariant) data = parse_json (g_bytes_get_data (own, NULL), g_bytes_get_size (own), name, error);
  g_autoptr (GVariant) changes = NULL;
  g_autoptr (GError)   problem = NULL;
  g_autofree char     *text = NULL;
  gsize                length;
  gpointer             base;
  gpointer             merged;

  if (data == NULL)
    return NULL;
  base = new_func (data, error);
  if (base == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  text = load_station (folder, name, &length, &problem);
  if (text == NULL && problem == NULL)
    return base;
  if (text != NULL)
    changes = parse_json (text, length, name, &problem);
  merged = changes != NULL ? merge (base, changes, &problem) : NULL;
  unref (base);
  if (merged == NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s/%s: ", folder, name);
  return merged;
}

static HslCalendar *
load_calendar (const char *folder,
               GError    **error)
{
  g_autoptr (GBytes)      own = load_own ("holidays.csv");
  g_autoptr (HslCalendar) calendar = hsl_calendar_new (g_bytes_get_data (own, NULL), g_bytes_get_size (own),
                                                       error);
  g_autoptr (GError)      problem = NULL;
  g_autofree char        *text = NULL;

  if (calendar == NULL)
    return NULL;
  text = load_station (folder, "holidays.csv", NULL, &problem);
  if (text != NULL)
    hsl_calendar_add_year_text (calendar, text, &problem);
  if (problem == NULL)
    return g_steal_pointer (&calendar);
  g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s/holidays.csv: ", folder);
  return NULL;
}

static HslRightRules *
load_rights (GError **error)
{
  g_autoptr (GBytes)   own = load_own ("rights.json");
  g_autoptr (GVariant) data = parse_json (g_bytes_get_data (own, NULL), g_bytes_get_size (own), "rights.json",
                                          error);

  return data != NULL ? hsl_right_rules_new_from_variant (data, error) : NULL;
}

/**
 * hsl_rulebook_load:
 * @folder: the configuration folder; it need not be there
 *
 * Returns: (transfer full) (nullable): the rules; %NULL with the file and what is wrong with it
 */
HslRulebook *
hsl_rulebook_load (const char *folder,
                   GError    **error)
{
  g_autoptr (HslRulebook) self = g_atomic_rc_box_new0 (HslRulebook);

  self->codes = load_list (folder, "codes.json", (NewFunc) hsl_codes_new_from_variant,
                           (MergeFunc) hsl_codes_merge,
                           (GDestroyNotify) hsl_codes_unref, error);
  if (self->codes == NULL)
    return NULL;
  self->clocks = load_list (folder, "clocks.json", (NewFunc) hsl_clock_rules_new_from_variant,
                            (MergeFunc) hsl_clock_rules_merge, (GDestroyNotify) hsl_clock_rules_unref, error);
  if (self->clocks == NULL)
    return NULL;
  self->findings = load_list (folder, "findings.json", (NewFunc) hsl_finding_rules_new_from_variant,
                              (MergeFunc) hsl_finding_rules_merge, (GDestroyNotify) hsl_finding_rules_free,
                              error);
  if (self->findings == NULL)
    return NULL;
  self->subsidy = load_list (folder, "subsidy.json", (NewFunc) hsl_subsidy_rules_new_from_variant,
                             (MergeFunc) hsl_subsidy_rules_replace,
                             (GDestroyNotify) hsl_subsidy_rules_free, error);
  if (self->subsidy == NULL)
    return NULL;
  self->calendar = load_calendar (folder, error);
  if (self->calendar != NULL)
    self->rights = load_rights (error);
  return self->rights != NULL ? g_steal_pointer (&self) : NULL;
}

HslRulebook *
hsl_rulebook_ref (HslRulebook *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_rulebook (gpointer data)
{
  HslRulebook *self = data;

  g_clear_pointer (&self->codes, hsl_codes_unref);
  g_clear_pointer (&self->clocks, hsl_clock_rules_unref);
  g_clear_pointer (&self->findings, hsl_finding_rules_free);
  g_clear_pointer (&self->calendar, hsl_calendar_unref);
  g_clear_pointer (&self->rights, hsl_right_rules_free);
  g_clear_pointer (&self->subsidy, hsl_subsidy_rules_free);
}

void
hsl_rulebook_unref (HslRulebook *self)
{
  g_atomic_rc_box_release_full (self, clear_rulebook);
}
