/* hsl-noun.h: what the nouns of the domain are made of
 *
 * A noun (case, party, term ...) is described once, as a table of its fields. From that table come
 * the JSON it is read from, the columns and the sealed part of its row, the values a form prints,
 * the rows of an entry form in the window, and the test whether it changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"
#include "hsl-error.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  HSL_FIELD_TEXT,   /* char *                   "s"                        */
  HSL_FIELD_CODE,   /* char *, of a code list   "s"                        */
  HSL_FIELD_CODES,  /* GStrv, of a code list    "as"                       */
  HSL_FIELD_LINK,   /* char *, uid of @of       "s"                        */
  HSL_FIELD_LINKS,  /* GStrv, uids of @of       "as"                       */
  HSL_FIELD_DAY,    /* HslDay                   "s"  2026-03-01            */
  HSL_FIELD_MINUTE, /* HslMinute                "s"  2026-03-01T14:30      */
  HSL_FIELD_MONEY,  /* gint64, fen (分)         "x"                        */
  HSL_FIELD_NUMBER, /* gint64                   "x"                        */
  HSL_FIELD_FLAG,   /* gboolean                 "b"                        */
  HSL_FIELD_LIST,   /* GPtrArray of HslFact     "aa{sv}", of the noun @of  */
} HslFieldType;

typedef enum
{
  HSL_FIELD_PLAIN = 0,          /* a plain column: what lists, clocks, counts and maps need */
  HSL_FIELD_SEALED = 1 << 0,    /* tells about people: only in the sealed part of the row */
  HSL_FIELD_REQUIRED = 1 << 1,  /* an input without it is refused */
  HSL_FIELD_DERIVED = 1 << 2,   /* set by hsl_case_derive() only, never read from an input */
  HSL_FIELD_MULTILINE = 1 << 3, /* a text of several lines */
  HSL_FIELD_PAST = 1 << 4,      /* a day or minute that may not lie in the future */
  HSL_FIELD_ACTION = 1 << 5,    /* written by an action later on, never typed with the fact */
  HSL_FIELD_NAME = 1 << 6,      /* a person's name; this and the rest say how hsl-mask.h hides it */
  HSL_FIELD_PAPER = 1 << 7,     /* a number of an identity paper */
  HSL_FIELD_PHONE = 1 << 8,     /* a number of a phone */
  HSL_FIELD_ADDRESS = 1 << 9,   /* where somebody lives */
  HSL_FIELD_BIRTH = 1 << 10,    /* a day of birth */
  HSL_FIELD_SHARED = 1 << 11,   /* a list whose facts are never changed: a copy holds the same ones */
} HslFieldFlags;

typedef struct _HslField HslField;
typedef struct _HslNoun  HslNoun;
typedef struct _HslFact  HslFact;

struct _HslField
{
  const char   *name;  /* key in JSON, column in SQL, path in a form */
  const char   *label; /* msgid */
  HslFieldType  type;
  HslFieldFlags flags;
  const char   *of; /* code list (CODE, CODES), noun linked to (LINK, LINKS) or listed (LIST) */
  gsize         offset;
};

struct _HslNoun
{
  const char     *name;
  const char     *label; /* msgid */
  const char     *table; /* %NULL when it lives inside its parent's row */
  gsize           size;
  const HslField *fields;
  guint           n_fields;
};

/* The head of every noun's struct. Facts are reference counted and never changed once shared:
 * an action works on a copy. */
struct _HslFact
{
  const HslNoun *noun;
  char          *uid;
  gint64         version; /* of the stored row; 0 when it was never stored */
};

/* One row of a field table: HSL_FIELD (HslParty, name, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Name")). */
#define HSL_FIELD(Struct, member, type, flags, of, label)                        \
  {                                                                              \
#member, label, HSL_FIELD_##type, flags, of, G_STRUCT_OFFSET(Struct, member) \
  }

#define HSL_NOUN(Struct, name, label, table, fields)                   \
  {                                                                    \
    name, label, table, sizeof (Struct), fields, G_N_ELEMENTS (fields) \
  }

const HslNoun  *hsl_noun_find (const char *name);
const HslField *hsl_noun_find_field (const HslNoun *noun, const char *name);

char    *hsl_uid_new (void);
gboolean hsl_uid_is_valid (const char *uid);

gpointer hsl_fact_new (const HslNoun *noun);
gpointer hsl_fact_ref (gpointer fact);
void     hsl_fact_unref (gpointer fact);
gpointer hsl_fact_copy (gconstpointer fact);
gboolean hsl_fact_equal (gconstpointer a, gconstpointer b);
gboolean hsl_fact_row_equal (gconstpointer a, gconstpointer b);
void     hsl_fact_copy_field (gpointer to, gconstpointer from, const HslField *field);

gboolean    hsl_field_is_sealed (const HslField *field);
gboolean    hsl_field_is_column (const HslField *field);
const char *hsl_fact_get_text (gconstpointer fact, const char *field);
gint64      hsl_fact_get_number (gconstpointer fact, const char *field);
HslDay      hsl_fact_get_day (gconstpointer fact, const char *field);
GPtrArray  *hsl_fact_get_list (gconstpointer fact, const char *field);
gboolean    hsl_fact_is_set (gconstpointer fact, const HslField *field);
GVariant   *hsl_fact_dup_value (gconstpointer fact, const HslField *field);
gboolean    hsl_fact_set_value (gpointer        fact,
                                const HslField *field,
                                GVariant       *value,
                                const char     *path,
                                GError        **error);

typedef enum
{
  HSL_VARIANT_ALL,    /* every field, nested rows too: JSON, drafts, forms */
  HSL_VARIANT_SEALED, /* the sealed part of the row; nouns with a table of their own left out */
} HslVariantPart;

GVariant *hsl_fact_to_variant (gconstpointer fact, HslVariantPart part);
gpointer  hsl_fact_from_variant (const HslNoun *noun,
                                 GVariant      *value,
                                 const char    *path,
                                 GError       **error);
gboolean  hsl_fact_fill (gpointer    fact,
                         GVariant   *value,
                         gboolean    trusted,
                         const char *path,
                         GError    **error);

GPtrArray *hsl_fact_list_new (void);
gpointer   hsl_fact_list_find (GPtrArray *list, const char *uid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslFact, hsl_fact_unref)

G_END_DECLS
