-- Records that belong to no case, also those that have been removed and of which the log still tells.
SELECT DISTINCT record, kind FROM change WHERE case_id IS NULL AND diff IS NOT NULL
