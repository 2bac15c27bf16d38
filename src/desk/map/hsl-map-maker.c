/* hsl-map-maker.c: makes a map of tiles for a station that has none
 *
 * "12 communities, 193 grids" is all that must be known; names and people come later, in the roster.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-maker"

#include "hsl-map-maker.h"

#include "hsl-map-directory.h"
#include "hsl-tiles.h"
#include "hsl-widget.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define STREET_DIGITS 9

struct _HslMapMaker
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;

  /* Template Widgets */
  GtkEditable   *street;
  GtkSpinButton *communities;
  GtkSpinButton *grids;
  GtkLabel      *problem;
};

G_DEFINE_FINAL_TYPE (HslMapMaker, hsl_map_maker, GTK_TYPE_WIDGET)

static gpointer
put_areas (HslStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hsl_store_put_many (store, data, error) ? store : NULL;
}

static void
show_problem (HslMapMaker  *self,
              const GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

/* The page shows the map as soon as the store has told of the areas. */
static void
on_put_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HslMapMaker) self = user_data;
  g_autoptr (GError)      error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->problem == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "maker.make", TRUE);
  show_problem (self, error);
}

static void
make_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslMapMaker             *self = HSL_MAP_MAKER (widget);
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (GPtrArray)    areas = NULL;
  g_autoptr (GError)       error = NULL;
  HslTilesPlan             plan = { 0 };

  plan.street = gtk_editable_get_text (self->street);
  plan.n_communities = (guint) gtk_spin_button_get_value_as_int (self->communities);
  plan.n_grids = (guint) gtk_spin_button_get_value_as_int (self->grids);
  areas = hsl_tiles_generate (&plan, HSL_MAP_ASPECT, &error);
  show_problem (self, error);
  if (areas == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "maker.make", FALSE);
  hsl_store_run_async (self->store, put_areas, hsl_map_areas_to_facts (areas, directory),
                       (GDestroyNotify) g_ptr_array_unref, NULL, NULL, on_put_cb, g_object_ref (self));
}

static void
hsl_map_maker_dispose (GObject *object)
{
  HslMapMaker *self = HSL_MAP_MAKER (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_MAP_MAKER);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (hsl_map_maker_parent_class)->dispose (object);
}

static void
hsl_map_maker_class_init (HslMapMakerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_map_maker_dispose;
  gtk_widget_class_install_action (widget_class, "maker.make", NULL, make_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-map-maker.ui");
  gtk_widget_class_bind_template_child (widget_class, HslMapMaker, street);
  gtk_widget_class_bind_template_child (widget_class, HslMapMaker, communities);
  gtk_widget_class_bind_template_child (widget_class, HslMapMaker, grids);
  gtk_widget_class_bind_template_child (widget_class, HslMapMaker, problem);
}

static void
hsl_map_maker_init (HslMapMaker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The street is known already where an organisation has its code. */
static void
propose_street (HslMapMaker *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);

  for (guint i = 0; directory != NULL && i < directory->organisations->len; i++)
    {
      const HslOrganisation *organisation = g_ptr_array_index (directory->organisations, i);

      if (organisation->code != NULL && strlen (organisation->code) == STREET_DIGITS)
        gtk_editable_set_text (self->street, organisation->code);
    }
}

/**
 * hsl_map_maker_set_store:
 * @store: where the areas go
 */
void
hsl_map_maker_set_store (HslMapMaker *self,
                         HslStore    *store)
{
  g_return_if_fail (HSL_IS_MAP_MAKER (self));

  g_set_object (&self->store, store);
  propose_street (self);
}
