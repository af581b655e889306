-- A clerk's role: types in and corrects, decides nothing.
ALTER TABLE account DROP CONSTRAINT account_role_check,
    ADD CONSTRAINT account_role_check CHECK (role IN ('ADMINISTRATOR', 'SUPERVISOR', 'OPERATOR', 'AUDITOR'));
