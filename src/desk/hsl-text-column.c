/* hsl-text-column.c: columns of texts that are cut where they are too long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-text-column"

#include "hsl-text-column.h"

typedef struct
{
  guint       number;
  HslCellFunc get_text;
} Column;

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  data)
{
  const Column *column = data;
  const char   *text = column->get_text (gtk_list_item_get_item (item), column->number);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Column *column = data;
  const char   *first = column->get_text ((gpointer) a, column->number);
  const char   *second = column->get_text ((gpointer) b, column->number);

  return g_utf8_collate (first != NULL ? first : "", second != NULL ? second : "");
}

static void
free_column (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

/**
 * hsl_text_column_append:
 * @title: already translated
 * @number: handed to @get_text
 * @get_text: gives the text of an item, owned by it, or %NULL
 *
 * Adds a column that can be sorted by its texts and made wider.
 *
 * Returns: (transfer none): the column
 */
GtkColumnViewColumn *
hsl_text_column_append (GtkColumnView *view,
                        const char    *title,
                        guint          number,
                        HslCellFunc    get_text)
{
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  Column                         *cell = g_new (Column, 1);
  Column                         *sorted = g_new (Column, 1);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter)           sorter = NULL;

  *cell = *sorted = (Column){ number, get_text };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), cell, free_column, 0);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_texts, sorted, g_free));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
  return column;
}
