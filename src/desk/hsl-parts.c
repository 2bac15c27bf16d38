/* hsl-parts.c: the parts of the desk: a list of them, and the one in view
 *
 * A part is made when it is first shown, or when there is nothing else to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-parts"

#include "hsl-parts.h"

#include "hsl-accounts-page.h"
#include "hsl-cases.h"
#include "hsl-map-page.h"
#include "hsl-retention-page.h"
#include "hsl-roster.h"
#include "hsl-today.h"
#include "hsl-trace-page.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

/* Until the page in view has read what it shows, the others would only be in its way. */
#define MORE_PAGES_MS 250

struct _HslParts
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store; /* (nullable): while somebody is signed in */

  /* Template Widgets */
  GtkListBox *sidebar;
  GtkStack   *pages;

  guint source;
};

G_DEFINE_FINAL_TYPE (HslParts, hsl_parts, GTK_TYPE_WIDGET)

enum
{
  MADE,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The pages in the order of the sidebar. A new page is a row here and a key in hsl-keys.c. */
static const struct
{
  const char *id;
  const char *label;
  const char *icon;
  GtkWidget *(*create) (HslStore *store);
  gboolean   of_cases; /* only for who sees any */
  HslPermits permits;  /* only for who has one of these; 0: for all */
} page_table[] = {
  { "today", N_ ("Today"), "alarm-symbolic", hsl_today_new, TRUE, 0 },
  { "cases", N_ ("Cases"), "view-list-symbolic", hsl_cases_new, TRUE, 0 },
  { "map", N_ ("Map"), "mark-location-symbolic", hsl_map_page_new, FALSE, 0 },
  { "roster", N_ ("Roster"), "system-users-symbolic", hsl_roster_new, FALSE, 0 },
  { "retention", N_ ("Retention"), "user-trash-symbolic", hsl_retention_page_new, TRUE,
    HSL_PERMIT_DESTROY | HSL_PERMIT_REGISTER },
  { "trace", N_ ("Who did what"), "document-open-recent-symbolic", hsl_trace_page_new, FALSE,
    HSL_PERMIT_CHAIN },
  { "accounts", N_ ("Accounts"), "dialog-password-symbolic", hsl_accounts_page_new, FALSE,
    HSL_PERMIT_ACCOUNTS | HSL_PERMIT_ADMIT },
};

static gboolean
badge_to_text (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  guint n = g_value_get_uint (from);

  g_value_take_string (to, n > 0 ? g_strdup_printf ("%u", n) : g_strdup (""));
  return TRUE;
}

static void
add_sidebar_row (HslParts *self,
                 guint     index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (page_table[index].icon);
  GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, page_table[index].label));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "dim-label");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "hsl-page", (gpointer) page_table[index].id);
  g_object_set_data (G_OBJECT (row), "hsl-badge", badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, page_table[index].label), -1);
  gtk_list_box_append (self->sidebar, row);
}

/* Returns: (nullable): a page that is not offered has none */
static GtkListBoxRow *
find_row (HslParts   *self,
          const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "hsl-page"), id) == 0)
      return row;
  return NULL;
}

/* Returns: (nullable): while the store is locked there are neither rows nor pages */
static GtkWidget *
require_page (HslParts *self,
              guint     index)
{
  GtkListBoxRow *row = find_row (self, page_table[index].id);
  GtkWidget     *page = gtk_stack_get_child_by_name (self->pages, page_table[index].id);

  if (page != NULL || row == NULL)
    return page;
  page = page_table[index].create (self->store);
  gtk_stack_add_named (self->pages, page, page_table[index].id);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "badge") != NULL)
    g_object_bind_property_full (page, "badge", g_object_get_data (G_OBJECT (row), "hsl-badge"), "label",
                                 G_BINDING_SYNC_CREATE, badge_to_text, NULL, NULL, NULL);
  g_signal_emit (self, signals[MADE], 0, page);
  return page;
}

/* One page at a time, so that keys and frames come between. */
static gboolean
on_more_pages_cb (gpointer user_data)
{
  HslParts *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (page_table); i++)
    if (gtk_stack_get_child_by_name (self->pages, page_table[i].id) == NULL && require_page (self, i) != NULL)
      return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * hsl_parts_close:
 *
 * Nobody is signed in any more: nothing of what was shown stays.
 */
void
hsl_parts_close (HslParts *self)
{
  GtkWidget *child;

  g_return_if_fail (HSL_IS_PARTS (self));

  g_clear_handle_id (&self->source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar))) != NULL)
    gtk_list_box_remove (self->sidebar, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  g_clear_object (&self->store);
}

/* What the store would refuse is not offered. */
static gboolean
is_offered (HslParts *self,
            guint     index)
{
  if (page_table[index].of_cases && hsl_store_get_case_scope (self->store) == HSL_SCOPE_NONE)
    return FALSE;
  return page_table[index].permits == 0 ||
         (page_table[index].permits & hsl_store_get_permits (self->store)) != 0;
}

static void
on_row_selected_cb (HslParts      *self,
                    GtkListBoxRow *row)
{
  const char *id;

  if (row == NULL)
    return;
  id = g_object_get_data (G_OBJECT (row), "hsl-page");
  gtk_stack_set_visible_child (self->pages, hsl_parts_get (self, id));
  g_signal_emit (self, signals[SHOWN], 0, id);
}

/**
 * hsl_parts_get:
 *
 * Returns: (nullable) (transfer none): the widget of a part; %NULL when it is not offered
 */
GtkWidget *
hsl_parts_get (HslParts   *self,
               const char *id)
{
  g_return_val_if_fail (HSL_IS_PARTS (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (page_table); i++)
    if (g_strcmp0 (page_table[i].id, id) == 0)
      return require_page (self, i);
  return NULL;
}

/**
 * hsl_parts_get_visible:
 *
 * Returns: (nullable) (transfer none): the part in view
 */
GtkWidget *
hsl_parts_get_visible (HslParts *self)
{
  g_return_val_if_fail (HSL_IS_PARTS (self), NULL);

  return gtk_stack_get_visible_child (self->pages);
}

/**
 * hsl_parts_show:
 * @id: of a part; one that is not there is ignored
 */
void
hsl_parts_show (HslParts   *self,
                const char *id)
{
  GtkListBoxRow *row;

  g_return_if_fail (HSL_IS_PARTS (self));

  row = find_row (self, id);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->sidebar, row);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
}

/**
 * hsl_parts_open:
 * @store: in which somebody has signed in
 * @first: id of the part to show, if it is offered
 */
void
hsl_parts_open (HslParts   *self,
                HslStore   *store,
                const char *first)
{
  g_return_if_fail (HSL_IS_PARTS (self) && HSL_IS_STORE (store));

  g_set_object (&self->store, store);
  for (guint i = 0; i < G_N_ELEMENTS (page_table); i++)
    if (is_offered (self, i))
      add_sidebar_row (self, i);
  hsl_parts_show (self, first);
  if (gtk_list_box_get_selected_row (self->sidebar) == NULL)
    gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
  self->source = g_timeout_add_full (G_PRIORITY_LOW, MORE_PAGES_MS, on_more_pages_cb, self, NULL);
}

static void
hsl_parts_dispose (GObject *object)
{
  HslParts *self = HSL_PARTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_PARTS);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_parts_parent_class)->dispose (object);
}

static void
hsl_parts_class_init (HslPartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_parts_dispose;

  /**
   * HslParts::made:
   * @page: (type GtkWidget): a part that was just made
   */
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  /**
   * HslParts::shown:
   * @id: of the part that is in view now
   */
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-parts.ui");
  gtk_widget_class_bind_template_child (widget_class, HslParts, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HslParts, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
hsl_parts_init (HslParts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
