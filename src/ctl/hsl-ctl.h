/* hsl-ctl.h: heshilaoctl, the same work without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-mask.h"
#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_CTL_ERROR (hsl_ctl_error_quark ())
GQuark hsl_ctl_error_quark (void);

typedef enum
{
  HSL_CTL_ERROR_USAGE,   /* wrong use: exit code 2 */
  HSL_CTL_ERROR_REFUSED, /* not possible, or not allowed: exit code 1 */
} HslCtlError;

/* One run of the program. */
typedef struct
{
  char    *uri;
  char    *account;
  char    *password_file;
  char    *config;
  char    *now_text;
  char    *reveal; /* (nullable): why people are to be named */
  gboolean json;
  gboolean help;

  HslMinute now;   /* HSL_MINUTE_NONE: the real clock */
  HslStore *store; /* once a command has opened it */
} HslCtl;

typedef gboolean (*HslCtlFunc) (HslCtl *self, char **words, GError **error);

/* One command. Name, usage and shape are the same in every language. */
typedef struct
{
  const char *name;    /* one word or two */
  const char *usage;   /* what may follow the name */
  const char *summary; /* msgid, one line */
  const char *help;    /* (nullable): msgid */
  const char *shape;   /* (nullable): JSON that goes in and comes out */
  HslCtlFunc  run;
} HslCtlCommand;

/* Every command, ended by one without name. */
extern const HslCtlCommand hsl_ctl_commands[];

/* hsl-ctl.c */
int      hsl_ctl_run (int argc, char **argv);
gboolean hsl_ctl_parse (HslCtl             *self,
                        char              **words,
                        const GOptionEntry *entries,
                        guint               least,
                        guint               most,
                        char             ***out_rest,
                        GError            **error);
gboolean hsl_ctl_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean hsl_ctl_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* hsl-ctl-store.c */
char     *hsl_ctl_dup_uri (HslCtl *self);
gboolean  hsl_ctl_open (HslCtl *self, GError **error);
gboolean  hsl_ctl_open_lists (HslCtl *self, GError **error);
HslCase  *hsl_ctl_load_case (HslCtl *self, const char *id, GError **error);
gboolean  hsl_ctl_read_new_password (HslCtl *self, const char *path, char **out_password, GError **error);
gboolean  hsl_ctl_read_password (HslCtl *self, gboolean is_new, char **out_password, GError **error);
gboolean  hsl_ctl_read_recovery (const char *path, char **out_text, GError **error);
void      hsl_ctl_forget (char *secret);
HslMask  *hsl_ctl_new_mask (HslCtl *self, const HslCase *on);
HslMinute hsl_ctl_get_now (HslCtl *self);
char     *hsl_ctl_dup_config_folder (void);

/* hsl-ctl-input.c */
GVariant *hsl_ctl_read_json (const char *path, GError **error);
GVariant *hsl_ctl_parse_json (const char *text, gsize length, const char *name, GError **error);
GBytes   *hsl_ctl_read_bytes (const char *path, gsize most, GError **error);
gboolean  hsl_ctl_parse_day (const char *option, const char *text, HslDay *out_day, GError **error);
GVariant *hsl_ctl_make_template (const HslNoun *noun, gconstpointer fact, HslFieldFlags leave_out);

/* hsl-ctl-json.c */
gboolean hsl_ctl_check_json (const char *text, gsize length, const char *name, GError **error);

/* hsl-ctl-output.c */
void hsl_ctl_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void hsl_ctl_print (const char *text);
void hsl_ctl_print_json (GVariant *value);
void hsl_ctl_put (GVariantBuilder *builder, const char *key, const char *text);
void hsl_ctl_put_day (GVariantBuilder *builder, const char *key, HslDay day);
void hsl_ctl_put_minute (GVariantBuilder *builder, const char *key, HslMinute minute);
void hsl_ctl_put_number (GVariantBuilder *builder, const char *key, gint64 number);
void hsl_ctl_put_flag (GVariantBuilder *builder, const char *key, gboolean flag);
void hsl_ctl_put_value (GVariantBuilder *builder, const char *key, GVariant *value);
int  hsl_ctl_text_width (const char *text);

typedef struct _HslCtlTable HslCtlTable;

HslCtlTable *hsl_ctl_table_new (guint n_columns, ...);
void         hsl_ctl_table_add (HslCtlTable *self, ...);
void         hsl_ctl_table_print (HslCtlTable *self);
void         hsl_ctl_print_list (HslCtl *self, GVariantBuilder *list, HslCtlTable *table);
void         hsl_ctl_table_free (HslCtlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslCtlTable, hsl_ctl_table_free)

/* hsl-ctl-names.c: what codes and uids are called */
const char *hsl_ctl_code_name (HslCtl *self, const char *list, const char *code);
const char *hsl_ctl_area_name (HslDirectory *directory, const char *code);
const char *hsl_ctl_state_name (const char *state);
char       *hsl_ctl_on_code_name_cb (const char *list, const char *code, gpointer data);

/* hsl-ctl-recovery.c */
gboolean hsl_ctl_write_recovery (HslCtl     *self,
                                 const char *path,
                                 const char *organisation,
                                 const char *key,
                                 gint64      generation,
                                 GError    **error);

G_END_DECLS

#include "hsl-ctl-commands.h"
