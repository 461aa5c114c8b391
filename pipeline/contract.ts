/** Version of the data contract: names and meanings of tables and columns. A breaking change raises the first number. */
export const CONTRACT_VERSION = '1.0.0';
