#include <caseload/db/db.h>

#include <string.h>

void db_close(struct db *db)
{
	if (db != NULL)
		db->driver->close(db);
}

bool db_run(struct db *db, const char *sql, struct err *err)
{
	db->statements++;
	return db->driver->run(db, sql, err);
}

bool db_prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
	return db->driver->prepare(db, sql, out, err);
}

void db_finalize(struct db_stmt *stmt)
{
	if (stmt != NULL)
		stmt->db->driver->finalize(stmt);
}

void db_reset(struct db_stmt *stmt)
{
	stmt->db->driver->reset(stmt);
	stmt->db->statements++;
}

bool db_bind_null(struct db_stmt *stmt, int index)
{
	return stmt->db->driver->bind_null(stmt, index);
}

bool db_bind_int(struct db_stmt *stmt, int index, int64_t value)
{
	return stmt->db->driver->bind_int(stmt, index, value);
}

bool db_bind_text(struct db_stmt *stmt, int index, const char *text)
{
	if (text == NULL)
		return db_bind_null(stmt, index);
	return stmt->db->driver->bind_text(stmt, index, text, strlen(text));
}

bool db_bind_blob(struct db_stmt *stmt, int index, const void *bytes, size_t length)
{
	return stmt->db->driver->bind_blob(stmt, index, bytes, length);
}

enum db_step db_step(struct db_stmt *stmt, struct err *err)
{
	return stmt->db->driver->step(stmt, err);
}

int db_columns(struct db_stmt *stmt)
{
	return stmt->db->driver->columns(stmt);
}

const char *db_column_name(struct db_stmt *stmt, int column)
{
	return stmt->db->driver->column_name(stmt, column);
}

bool db_column_is_null(struct db_stmt *stmt, int column)
{
	return stmt->db->driver->column_is_null(stmt, column);
}

int64_t db_column_int(struct db_stmt *stmt, int column)
{
	return stmt->db->driver->column_int(stmt, column);
}

const char *db_column_text(struct db_stmt *stmt, int column, size_t *length)
{
	size_t ignored;
	return stmt->db->driver->column_text(stmt, column, length != NULL ? length : &ignored);
}

int64_t db_changes(struct db *db)
{
	return db->driver->changes(db);
}

int64_t db_last_id(struct db *db)
{
	return db->driver->last_id(db);
}

bool db_begin(struct db *db, bool writing, struct err *err)
{
	return db->driver->begin(db, writing, err);
}

enum db_commit db_commit(struct db *db, struct err *err)
{
	return db->driver->commit(db, err);
}

void db_rollback(struct db *db)
{
	db->driver->rollback(db);
}

bool db_backup(struct db *db, const char *path, struct err *err)
{
	return db->driver->backup(db, path, err);
}

bool db_check(struct db *db, struct err *err)
{
	return db->driver->check(db, err);
}

bool db_settle(struct db *db, struct err *err)
{
	return db->driver->settle(db, err);
}
