#ifndef ORDERSPEC_CLIBPQ_SHIM_H
#define ORDERSPEC_CLIBPQ_SHIM_H

#include <libpq-fe.h>
#include <postgres_ext.h>

// Swift imports no macros that are character literals.

static const int orderspec_pg_sqlstate = PG_DIAG_SQLSTATE;
static const int orderspec_pg_message = PG_DIAG_MESSAGE_PRIMARY;
static const int orderspec_pg_table = PG_DIAG_TABLE_NAME;

#endif
